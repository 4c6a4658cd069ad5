-- Deploy mds:normalise/set_name_reading to pg
-- requires: normalise/name_readings
begin;

create or replace function normalise.set_name_reading(p_written text, p_part text, p_language text, p_latin text)
returns boolean
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_written  text := btrim(normalize(p_written, NFKC));
    v_latin    text := normalise.latin(p_latin);
begin
    if coalesce(v_written, '') = '' or p_part is null or p_part not in ('given', 'family') or p_language is null or v_latin is null and p_latin is not null then
        raise exception 'this is no reading of "%"', coalesce(left(p_written, 100), '(null)')
            using errcode = 'MDPAY', detail = 'p_written, p_language or the Latin letters of p_latin are missing, or p_part is neither given nor family.',
                  hint = 'normalise.set_name_reading(''佐藤'', ''family'', ''ja'', ''Sato'')';
    end if;
    if p_latin is null then
        delete from normalise.name_readings where written = v_written and part = p_part and language = p_language;
    else
        insert into normalise.name_readings as reading (written, part, language, latin)
        values (v_written, p_part, p_language, v_latin)
        on conflict (written, part, language) do update set latin = excluded.latin where reading.latin <> excluded.latin;
    end if;
    return found;
end;
$$;

comment on function normalise.set_name_reading(text, text, text, text) is
'Says how a name in another script is spelt in Latin letters (佐藤, family, ja: Sato), or with null that it has no usual
spelling; returns whether that is new. The part is given or family, the language an ISO 639-1 code: see
normalise.name_readings. Records normalised before keep their reading until they are normalised again.
Raises MDPAY for a blank and for another part.';

revoke execute on function normalise.set_name_reading(text, text, text, text) from public;
grant execute on function normalise.set_name_reading(text, text, text, text) to mds_steward;

commit;
