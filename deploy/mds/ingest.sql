-- Deploy mds:mds/ingest to pg
-- requires: mds/take_records
-- requires: mds/idempotency_keys
-- requires: mds/check_dry_run
begin;

create or replace function mds.ingest(
    p_source_system      text,
    p_source_record_id   text,
    p_payload            jsonb,
    p_source_updated_at  timestamptz default null,
    p_idempotency_key    text        default null,
    p_dry_run            boolean     default false
)
returns mds.resolution
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    -- The time as JSON writes it: as text it would have the abbreviation of a zone in some date styles, and IST is not India's when read again.
    v_record  mds.incoming_record := row(1, p_source_system, p_source_record_id, to_jsonb(p_source_updated_at) #>> '{}', p_payload);
    v_answer  mds.resolution;
    v_earlier mds.idempotency_keys;
begin
    if char_length(p_idempotency_key) not between 1 and 255 then
        raise exception 'this idempotency key cannot be used'
            using errcode = 'MDPAY', detail = format('It has %s characters.', char_length(p_idempotency_key)),
                  hint    = 'A key has 1 to 255 characters; null asks for no such check.';
    end if;

    perform mds.check_dry_run(p_dry_run);

    if p_idempotency_key is not null then
        perform mds.check_caller(p_source_system);      -- before what others have said is looked up; mds.take_records asks it in any case
        perform pg_advisory_xact_lock(normalise.hash64('idempotency|' || p_source_system || '|' || p_idempotency_key));
        update mds.idempotency_keys k
           set replay_count = k.replay_count + (not p_dry_run)::integer
         where k.source_system = p_source_system and k.idempotency_key = p_idempotency_key
        returning * into v_earlier;
        if found then
            if v_earlier.source_record_id is distinct from p_source_record_id
               or v_earlier.payload_hash is distinct from normalise.hash64(p_payload::text) then
                raise exception 'idempotency key "%" was used for another record', p_idempotency_key
                    using errcode = 'MDIDM',
                          detail  = format('It was first used %s for record "%s".', v_earlier.created_at, v_earlier.source_record_id),
                          hint    = 'Use one key for one call, and the same key only to repeat that call.';
            end if;
            return v_earlier.answer;
        end if;
    end if;

    if p_dry_run then
        begin
            select * into v_answer from mds.take_records(array[v_record], null, true);
            raise exception 'dry run' using errcode = 'MDDRY';
        exception when sqlstate 'MDDRY' then
            null;       -- everything written is undone; the answer is kept
        end;
        return v_answer;
    end if;

    select * into v_answer from mds.take_records(array[v_record], null, true);
    if p_idempotency_key is not null then
        insert into mds.idempotency_keys (source_system, idempotency_key, source_record_id, payload_hash, answer)
        values (p_source_system, p_idempotency_key, p_source_record_id, normalise.hash64(p_payload::text), v_answer);
    end if;
    return v_answer;
end;
$$;

comment on function mds.ingest(text, text, jsonb, timestamptz, text, boolean) is
$$Takes in what a source system says of one person and answers who it is: mds.resolution.

Everything it writes (identity, golden profile, lineage, review queue) belongs to the caller's transaction. The same call
again changes nothing and answers unchanged; under p_idempotency_key it gets the first answer. A payload older than the
known one by p_source_updated_at answers stale. p_dry_run answers what would happen and writes nothing (ids of new users
are then not real). Raises MDPAY when id, time, payload or idempotency key cannot be used or p_dry_run is null, MDSRC for an unknown source
system, MDFOR when it is not the caller's, MDIDM when the idempotency key belongs to another call, and MDISO in a transaction
that is not read committed: it could not see the person that another session has just sent.$$;

grant execute on function mds.ingest(text, text, jsonb, timestamptz, text, boolean) to mds_service, mds_operator;

commit;
