-- Deploy mds:mds/check_record to pg
-- requires: mds/check_payload
begin;

create or replace function mds.check_record(p_source_record_id text, p_source_updated_at text, p_payload jsonb)
returns text
language plpgsql
stable parallel safe
as $$
begin
    if p_source_record_id is null or p_source_record_id !~ '\S' or char_length(p_source_record_id) > 255
       or p_source_record_id ~ '[[:cntrl:]]' then
        return 'The source record id must have 1 to 255 characters, not all of them blank and none a control character.';
    end if;
    if p_source_updated_at is not null then
        begin
            if not isfinite(p_source_updated_at::timestamptz) then      -- would be the newest for ever
                raise data_exception;
            end if;
        exception when data_exception then
            return format('source_updated_at is "%s"; write it as 2026-11-20T12:00:00Z.', left(p_source_updated_at, 60));
        end;
    end if;
    return mds.check_payload(p_payload);
end;
$$;

comment on function mds.check_record(text, text, jsonb) is
$$Why a record cannot be used (its id, its time or its payload), in a sentence; null when it can.$$;

commit;
