-- Deploy mds:matching/name_forms to pg
-- requires: matching/schema
begin;

create function matching.name_forms(p_given text, p_family text)
returns text[]
language sql
immutable parallel safe
return case
    when char_length(p_given) > 1 and char_length(p_family) > 1 then
        (select array[g || f, f || g, left(g, 1) || f, f || left(g, 1), g || left(f, 1)]
           from (select split_part(p_given, ' ', 1), translate(p_family, ' -''', '')) as n (g, f))
end;

comment on function matching.name_forms(text, text) is
$$Ways a person of this given and family name writes them in an e-mail address: johnsmith, smithjohn, jsmith, smithj, johns.

Null unless both names have two letters or more.$$;

commit;
