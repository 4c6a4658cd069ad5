-- Deploy mds:mds/retract to pg
-- requires: mds/settle
-- requires: mds/record_moves
-- requires: mds/resolution
-- requires: mds/check_caller
-- requires: matching/forget
-- requires: matching/held_keys
begin;

create or replace function mds.retract(p_source_system text, p_source_record_id text, p_reason text)
returns mds.resolution
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_system    mds.source_systems := mds.check_caller(p_source_system);
    v_identity  mds.source_identities;
    v_answer    mds.resolution;
    v_left      uuid;
    v_keys      bigint[];
begin
    if p_source_record_id is null or p_reason !~ '\S' or p_reason is null then
        raise exception 'a retraction needs a record and a reason'
            using errcode = 'MDPAY', detail = 'p_source_record_id or p_reason is missing.', hint = 'Say why the source withdraws the record.';
    end if;
    perform matching.lock_keys(array[normalise.hash64(p_source_system || ':' || p_source_record_id)]);
    select * into v_identity
      from mds.source_identities i
     where i.source_system = v_system.name and i.source_record_id = p_source_record_id
       for update;
    if not found then
        raise exception 'no record "%" of "%"', left(p_source_record_id, 60), p_source_system
            using errcode = 'MDNRC', detail = 'It was never ingested.', hint = 'Look records up with mds.find_user.';
    end if;

    v_answer.source_identity_id := v_identity.id;
    v_answer.potential_duplicate_ids := '{}';
    v_answer.affected_user_ids := '{}';
    if v_identity.retracted_at is not null then
        v_answer.action := 'unchanged';
        return v_answer;
    end if;

    -- What stays of its user is settled anew: the record may have been the bridge that held it together.
    v_left := v_identity.canonical_user_id;
    perform mds.record_moves(array[v_identity.id], array[v_left], array[null::uuid]);
    update mds.source_identities i
       set canonical_user_id = null, retracted_at = clock_timestamp(), retraction_reason = p_reason,
           match_score = null, match_weight = null, match_method = null
     where i.id = v_identity.id;
    v_keys := array(select h from matching.held_keys(array[v_identity.id]) h);
    perform matching.lock_keys(v_keys);
    perform matching.forget(array[v_identity.id]);
    v_answer.action := 'retracted';
    select s.affected_user_ids into v_answer.affected_user_ids from mds.settle(array[v_identity.id], array[v_left], true, v_keys) s;
    return v_answer;
end;
$$;

comment on function mds.retract(text, text, text) is
$$Takes back a record: it no longer counts for anybody, and what stays of its user is decided anew. Answers mds.resolution
with action retracted, or unchanged when it was retracted before.

The record and its payloads are kept with the reason; ingesting it again brings it back. A user without any record left
becomes inactive, and keeps its id. Raises MDPAY without a reason, MDNRC for an unknown record, MDSRC and MDFOR as mds.ingest.$$;

grant execute on function mds.retract(text, text, text) to mds_service, mds_operator;

commit;
