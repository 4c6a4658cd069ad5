-- Deploy mds:normalise/gender to pg
-- requires: normalise/schema
begin;

create or replace function normalise.gender(p_raw text)
returns text
language sql
immutable parallel safe
return case lower(btrim(p_raw))
    when 'f' then 'f' when 'female' then 'f' when 'woman' then 'f' when 'w' then 'f' when 'weiblich' then 'f' when 'frau' then 'f'
    when 'femme' then 'f' when 'féminin' then 'f' when 'feminin' then 'f' when 'mujer' then 'f' when 'femenino' then 'f'
    when 'femmina' then 'f' when 'femminile' then 'f' when 'feminino' then 'f' when 'vrouw' then 'f' when 'kobieta' then 'f'
    when 'kvinna' then 'f' when 'kvinne' then 'f' when 'kvinde' then 'f' when 'nainen' then 'f' when '2' then 'f'
    when 'm' then 'm' when 'male' then 'm' when 'man' then 'm' when 'männlich' then 'm' when 'maennlich' then 'm' when 'herr' then 'm'
    when 'homme' then 'm' when 'masculin' then 'm' when 'hombre' then 'm' when 'masculino' then 'm' when 'maschio' then 'm'
    when 'maschile' then 'm' when 'mężczyzna' then 'm' when 'mand' then 'm' when 'mann' then 'm' when 'mies' then 'm' when '1' then 'm'
    when 'x' then 'x' when 'diverse' then 'x' when 'divers' then 'x' when 'nonbinary' then 'x' when 'non-binary' then 'x'
    when 'non binary' then 'x' when 'other' then 'x'
end;

comment on function normalise.gender(text) is
$$Gender as f, m or x from the usual words and letters of a dozen languages; null for anything else, unknown and not told included.

1 and 2 are read as ISO/IEC 5218 (male, female); its 0 and 9 mean not known and not applicable, hence null.$$;

grant execute on function normalise.gender(text) to public;

commit;
