-- Deploy mds:normalise/given_length to pg
-- requires: normalise/schema
begin;

create or replace function normalise.given_length(p_words text[]) returns integer
language sql
immutable parallel safe
return case when p_words[1] in ('abd', 'abdul', 'abdel') then 2 + coalesce((p_words[2] in ('al', 'el', 'ul', 'ur', 'ar'))::integer, 0) else 1 end;

comment on function normalise.given_length(text[]) is
$$How many of the words of a name that begins with the given name are its first given name: 2 of Abdul Rahman, 3 of Abd al Rahman, else 1.$$;

grant execute on function normalise.given_length(text[]) to public;

commit;
