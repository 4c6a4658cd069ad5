-- Deploy mds:normalise/other_names to pg
-- requires: normalise/name_key
begin;

create or replace function normalise.other_names(p_name text) returns text[]
language sql
immutable strict parallel safe
begin atomic
    select array(select word
                   from regexp_matches(p_name, '(?:[(["“”„«]|(?:^|\s)[''‘])([^)\]"“”»''’]+)(?:[)\]"“”»]|[''’](?=\s|$))', 'g') as match,
                        string_to_table(normalise.name_key(match[1]), ' ') as word
                  where word <> all ('{nee,ne,geb,geboren,geborene,born,fka,aka,formerly,maiden,known,as}'));
end;

comment on function normalise.other_names(text) is
$$The words of the names in brackets or quotes in a full name, in the form of normalise.name_key: {bob} for Robert "Bob" Smith, {jones} for
Ann Smith (née Jones). They are other names of the same person. Empty when there are none; never raises.$$;

grant execute on function normalise.other_names(text) to public;

commit;
