-- Deploy mds:mds/take_records to pg
-- requires: mds/take_record
-- requires: mds/resolution
-- requires: mds/settle
-- requires: mds/rejected_records
-- requires: mds/check_caller
begin;

create type mds.incoming_record as (
    line               bigint,
    source_system      text,
    source_record_id   text,
    source_updated_at  text,
    payload            jsonb
);
comment on type mds.incoming_record is 'A record on its way in.';
comment on column mds.incoming_record.line              is 'Line of the file or place in the batch, from 1; results come in this order.';
comment on column mds.incoming_record.source_system     is 'Who sent it.';
comment on column mds.incoming_record.source_record_id  is 'Its key there.';
comment on column mds.incoming_record.source_updated_at is 'When the source last changed it: any form that timestamptz reads; null when it does not say.';
comment on column mds.incoming_record.payload           is 'What it says.';

create function mds.take_records(p_records mds.incoming_record[], p_load_id bigint, p_is_strict boolean)
returns setof mds.resolution
language plpgsql
volatile parallel unsafe
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    c_keys_per_record constant integer := 20;      -- at most, as a rule: the record, its blocking keys, its addresses
    v_record    mds.incoming_record;
    v_system    mds.source_systems;
    v_at        timestamptz;
    v_ids       bigint[] := '{}';     -- index-aligned with p_records
    v_outcomes  text[] := '{}';
    v_changed   bigint[] := '{}';
    v_settled   mds.settlement[];
    v_taken     record;
    v_message   text;
    v_detail    text;
begin
    perform matching.lock_keys(array(select normalise.hash64(r.source_system || ':' || r.source_record_id)
                                       from unnest(p_records) r where r.source_record_id is not null),
                               cardinality(p_records) * c_keys_per_record);

    foreach v_record in array p_records loop
        v_taken := null;
        begin
            if v_system.name is distinct from v_record.source_system or v_system.name is null then
                v_system := mds.check_caller(v_record.source_system);
            end if;
            begin
                v_at := v_record.source_updated_at::timestamptz;
                if not isfinite(v_at) then      -- would be the newest for ever
                    raise data_exception;
                end if;
            exception when data_exception then
                raise exception 'record "%" has no usable time', left(v_record.source_record_id, 60)
                    using errcode = 'MDPAY',
                          detail  = format('source_updated_at is "%s".', left(v_record.source_updated_at, 60)),
                          hint    = 'Write it as 2026-11-20T12:00:00Z.';
            end;
            v_taken := mds.take_record(v_system, v_record.source_record_id, v_record.payload, v_at);
            v_ids      := v_ids || v_taken.source_identity_id;
            v_outcomes := v_outcomes || v_taken.outcome;
            if v_taken.outcome = 'changed' then
                v_changed := v_changed || v_taken.source_identity_id;
            end if;
        exception when others then
            -- The caller of a single record still has it and gets the error; of many records the rest goes on.
            if p_is_strict or sqlstate in ('40001', '40P01', '57014') or sqlstate like '53%' then
                raise;
            end if;
            get stacked diagnostics v_message = message_text, v_detail = pg_exception_detail;
            insert into mds.rejected_records
                   (load_id, line, source_system, source_record_id, record, error_code, message, detail)
            values (p_load_id, v_record.line, v_record.source_system, v_record.source_record_id, v_record.payload::text,
                    sqlstate, v_message, v_detail);
            v_ids      := v_ids || null::bigint;
            v_outcomes := v_outcomes || 'rejected'::text;
        end;
    end loop;

    select array_agg(s) into v_settled from mds.settle(v_changed) s where cardinality(v_changed) > 0;

    return query
    select a.source_identity_id, i.canonical_user_id,
           case when a.action = 'changed' then s.action else a.action end,
           i.match_method, i.match_score, i.match_weight,
           coalesce(s.potential_duplicate_ids, '{}'), coalesce(s.affected_user_ids, '{}')
      from unnest(v_ids, v_outcomes) with ordinality as a (source_identity_id, action, n)
      left join unnest(v_settled) s on s.source_identity_id = a.source_identity_id and a.action = 'changed'
      left join mds.source_identities i on i.id = a.source_identity_id
     order by a.n;
end;
$$;

comment on function mds.take_records(mds.incoming_record[], bigint, boolean) is
$$Takes records in and settles them together: the one way in, behind ingest, ingest_batch and load_batch. One answer per
record, in their order.

Not strict: a record that cannot be used is kept in mds.rejected_records with SQLSTATE and reason, answered with action
rejected, and the rest goes on. Strict: it raises, MDPAY, MDSRC or MDFOR.$$;

commit;
