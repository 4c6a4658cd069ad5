-- Deploy mds:normalise/without_other_names to pg
-- requires: normalise/schema
begin;

create or replace function normalise.without_other_names(p_name text) returns text
language sql
immutable parallel safe
return btrim(regexp_replace(p_name, '[(["“”„«][^)\]"“”»]+[)\]"“”»]|(^|\s)[''‘][^''’]+[''’](?=\s|$)', ' ', 'g'));

comment on function normalise.without_other_names(text) is
'A full name without what stands in brackets or quotes, which is another name of the same person (normalise.other_names). Never raises.';

grant execute on function normalise.without_other_names(text) to public;

commit;
