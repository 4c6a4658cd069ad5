-- Deploy mds:mds/take_records to pg
-- requires: mds/take_record
-- requires: mds/check_record
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

create or replace function mds.take_records(p_records mds.incoming_record[], p_load_id bigint, p_is_strict boolean)
returns setof mds.resolution
language plpgsql
volatile parallel unsafe
rows 1
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    c_keys_per_record constant integer := 20;      -- at most, as a rule: the record, its blocking keys, its addresses
    v_record    mds.incoming_record;
    v_system    mds.source_systems;
    v_systems   mds.source_systems[] := '{}';
    v_names     text[] := '{}';      -- index-aligned with v_systems
    v_n         integer := 0;
    v_middle    integer;
    v_problem   text;
    v_taken     record;
    v_ids       bigint[] := array_fill(null::bigint, array[cardinality(p_records)]);     -- index-aligned with p_records
    v_outcomes  text[]   := array_fill(null::text, array[cardinality(p_records)]);
    v_settled   mds.settlement[];
    v_code      text;
    v_detail    text;
begin
    perform matching.lock_keys(array(select normalise.hash64(r.source_system || ':' || r.source_record_id)
                                       from unnest(p_records) r where r.source_record_id is not null),
                               cardinality(p_records) * c_keys_per_record);

    foreach v_record in array p_records loop
        v_n       := v_n + 1;
        v_problem := null;

        if array_position(v_names, v_record.source_system) is null then
            begin
                v_system  := mds.check_caller(v_record.source_system);
                v_names   := v_names || v_system.name;
                v_systems := v_systems || v_system;
            exception when sqlstate 'MDSRC' or sqlstate 'MDFOR' or sqlstate 'MDPAY' then
                if p_is_strict then
                    raise;
                end if;
                get stacked diagnostics v_code = returned_sqlstate, v_problem = message_text, v_detail = pg_exception_detail;
            end;
        end if;
        if v_problem is null then
            v_system := v_systems[array_position(v_names, v_record.source_system)];
            v_detail := mds.check_record(v_record.source_record_id, v_record.source_updated_at, v_record.payload);
            if v_detail is not null then
                v_code    := 'MDPAY';
                v_problem := format('record %s of "%s" cannot be used',
                                    coalesce('"' || left(v_record.source_record_id, 60) || '"', '(no id)'), v_system.name);
            end if;
        end if;

        if v_problem is null then
            v_taken := mds.take_record(v_system, v_record.source_record_id, v_record.payload, v_record.source_updated_at::timestamptz);
            v_ids[v_n]      := v_taken.source_identity_id;
            v_outcomes[v_n] := v_taken.outcome;
        elsif p_is_strict then
            raise exception '%', v_problem
                using errcode = v_code, detail = v_detail, hint = 'docs/contracts.md lists what a payload may hold.';
        else
            insert into mds.rejected_records
                   (load_id, line, source_system, source_record_id, record, error_code, message, detail)
            values (p_load_id, v_record.line, v_record.source_system, v_record.source_record_id, v_record.payload::text,
                    v_code, v_problem, v_detail);
            v_outcomes[v_n] := 'rejected';
        end if;
    end loop;

    select array_agg(s) into v_settled
      from mds.settle(array(select a.id from unnest(v_ids, v_outcomes) as a (id, outcome) where a.outcome = 'changed')) s
     where 'changed' = any (v_outcomes);

    return query
    select a.source_identity_id, i.canonical_user_id,
           case when a.outcome = 'changed' then s.action else a.outcome end,
           i.match_method, i.match_score, i.match_weight,
           coalesce(s.potential_duplicate_ids, '{}'), coalesce(s.affected_user_ids, '{}')
      from unnest(v_ids, v_outcomes) with ordinality as a (source_identity_id, outcome, n)
      left join unnest(v_settled) s on s.source_identity_id = a.source_identity_id and a.outcome = 'changed'
      left join mds.source_identities i on i.id = a.source_identity_id
     order by a.n;
exception
    when serialization_failure or deadlock_detected or query_canceled or insufficient_resources or sqlstate 'MDISO' then
        raise;      -- no record's fault: the caller repeats the whole
    when others then
        if p_is_strict then
            raise;
        end if;
        -- Something nobody foresaw. All of the batch is undone; its halves go on, down to the record that is to blame.
        if cardinality(p_records) > 1 then
            v_middle := cardinality(p_records) / 2;
            return query select * from mds.take_records(p_records[:v_middle], p_load_id, false);
            return query select * from mds.take_records(p_records[v_middle + 1:], p_load_id, false);
            return;
        end if;
        get stacked diagnostics v_code = returned_sqlstate, v_problem = message_text, v_detail = pg_exception_detail;
        v_record := p_records[1];
        insert into mds.rejected_records (load_id, line, source_system, source_record_id, record, error_code, message, detail)
        values (p_load_id, v_record.line, v_record.source_system, v_record.source_record_id, v_record.payload::text,
                v_code, v_problem, v_detail);
        return query select null::bigint, null::uuid, 'rejected', null::text, null::numeric(5,2), null::double precision,
                            '{}'::bigint[], '{}'::uuid[];
end;
$$;

comment on function mds.take_records(mds.incoming_record[], bigint, boolean) is
$$Takes records in and settles them together: the one way in, behind ingest, ingest_batch and load_batch. One answer per
record, in their order.

Not strict: a record that cannot be used is kept in mds.rejected_records with SQLSTATE and reason, answered with action
rejected, and the rest goes on. Strict: it raises, MDPAY, MDSRC or MDFOR.$$;

commit;
