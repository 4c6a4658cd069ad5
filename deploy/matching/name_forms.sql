-- Deploy mds:matching/name_forms to pg
-- requires: matching/schema
begin;

create or replace function matching.name_forms(p_given text, p_family text)
returns text[]
language plpgsql
immutable parallel safe
as $$
declare
    v_given  text := split_part(p_given, ' ', 1);
    v_family text := translate(p_family, ' -''', '');
begin
    if v_given is null or v_family is null or char_length(v_given) < 2 or char_length(v_family) < 2 then
        return null;
    end if;
    return array[v_given || v_family, v_family || v_given, left(v_given, 1) || v_family, v_family || left(v_given, 1),
                 v_given || left(v_family, 1)];
end;
$$;

comment on function matching.name_forms(text, text) is
$$Ways a person of this given and family name writes them in an e-mail address: johnsmith, smithjohn, jsmith, smithj, johns.

Null unless both names have two letters or more.$$;

commit;
