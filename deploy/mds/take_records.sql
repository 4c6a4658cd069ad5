-- Deploy mds:mds/take_records to pg
-- requires: mds/store_records
-- requires: mds/check_record
-- requires: mds/written_time
-- requires: mds/resolution
-- requires: mds/settle
-- requires: mds/rejected_records
-- requires: mds/note_retries
-- requires: mds/check_caller
-- requires: matching/held_keys
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

create or replace function mds.take_records(
    p_records     mds.incoming_record[],
    p_load_id     bigint,
    p_is_strict   boolean,
    p_after_line  bigint default null
)
returns setof mds.resolution
language plpgsql
volatile parallel unsafe
rows 1
set plan_cache_mode = force_generic_plan
set jit = off
as $$
declare
    v_began     timestamptz := clock_timestamp();
    v_record    mds.incoming_record;
    v_systems   mds.source_systems[] := '{}';
    v_name      text;
    v_middle    integer;
    v_code      text;
    v_problem   text;
    v_detail    text;
    v_codes     text[] := '{}';      -- of what is wrong with a source system
    v_problems  text[] := '{}';
    v_details   text[] := '{}';
    v_refused   text[] := '{}';      -- its name, index-aligned; '' for none
    v_faults    text[];              -- what is wrong with a record; index-aligned with p_records
    v_times     integer[] := '{1}';  -- for the how manieth time a record is there; index-aligned, too
    v_most      integer := 1;
    v_readings  mds.reading[];
    v_features  matching.features[]; -- of those that have been read
    v_keys      matching.identity_keys[];
    v_are_new   boolean;             -- nobody knows one of them
    v_said      bigint[] := '{}';    -- keys of what known records had said when they were read
    v_known     bigint[];            -- those of them that are there
    v_former    bigint[] := '{}';    -- what those said when this wrote
    v_stored    mds.reading[] := '{}';
    v_changed   bigint[];
    v_settled   mds.settlement[];
begin
    for v_name in select distinct r.source_system from unnest(p_records) r loop
        if p_is_strict then
            v_systems := v_systems || mds.check_caller(v_name);
            continue;
        end if;
        begin
            v_systems := v_systems || mds.check_caller(v_name);
        exception when sqlstate 'MDSRC' or sqlstate 'MDFOR' or sqlstate 'MDPAY' then
            get stacked diagnostics v_code = returned_sqlstate, v_problem = message_text, v_detail = pg_exception_detail;
            v_refused  := v_refused || coalesce(v_name, '');
            v_codes    := v_codes || v_code;
            v_problems := v_problems || v_problem;
            v_details  := v_details || v_detail;
        end;
    end loop;

    if not p_is_strict and exists (select from unnest(p_records) r where r.source_updated_at ~ '^\s*[0-9]{1,2}[-/.]') then
        p_records := array(select row(r.line, r.source_system, r.source_record_id, mds.written_time(r.source_updated_at, s.date_order),
                                      r.payload)::mds.incoming_record
                             from unnest(p_records) with ordinality as r (line, source_system, source_record_id, source_updated_at, payload, n)
                             left join unnest(v_systems) s on s.name = r.source_system
                            order by r.n);
    end if;

    v_faults := array(select coalesce(v_details[array_position(v_refused, coalesce(r.source_system, ''))],
                                      mds.check_record(r.source_record_id, r.source_updated_at, r.payload))
                        from unnest(p_records) r);
    -- A record that is there twice is taken twice, one after the other.
    if cardinality(p_records) > 1 then
        select array_agg(r.time order by r.n), max(r.time)
          into v_times, v_most
          from (select r.n, case when r.fault is null
                                 then row_number() over (partition by r.source_system, r.source_record_id, r.fault is null order by r.n)
                                 else 1 end as time
                  from unnest(p_records, v_faults) with ordinality
                       as r (line, source_system, source_record_id, source_updated_at, payload, fault, n)) r;
    end if;
    for v_n in 1 .. cardinality(p_records) loop
        continue when v_faults[v_n] is null;
        v_record := p_records[v_n];
        v_middle := array_position(v_refused, coalesce(v_record.source_system, ''));
        v_code    := coalesce(v_codes[v_middle], 'MDPAY');
        v_problem := coalesce(v_problems[v_middle],
                              format('record %s of "%s" cannot be used', coalesce('"' || left(v_record.source_record_id, 60) || '"', '(no id)'),
                                     v_record.source_system));
        if p_is_strict then
            raise exception '%', v_problem
                using errcode = v_code, detail = v_faults[v_n], hint = 'docs/contracts.md lists what a payload may hold.';
        end if;
        insert into mds.rejected_records
               (load_id, line, source_system, source_record_id, record, error_code, message, detail)
        values (p_load_id, v_record.line, v_record.source_system, v_record.source_record_id, v_record.payload::text,
                v_code, v_problem, v_faults[v_n]);
    end loop;

    for v_time in 1 .. coalesce(v_most, 0) loop
        -- What they say is read before any lock: it depends on nobody else, and is most of the work.
        select array_agg(row(k.n, a.id, k.source_system, k.source_record_id, k.source_updated_at, k.payload, k.hash,
                             w.attributes, k.known_id is not null, null)::mds.reading),
               array_agg(w.features) filter (where w.attributes is not null),
               bool_and(k.known_id is null)
          into v_readings, v_features, v_are_new
          from (select r.n, r.source_system, r.source_record_id, r.source_updated_at::timestamptz, r.payload, r.hash, s as system,
                       i.id as known_id, i.payload_hash = r.hash and i.retracted_at is null as is_replay
                  from (select u.*, normalise.hash64(u.payload::text) as hash
                          from unnest(p_records, v_faults, v_times) with ordinality
                               as u (line, source_system, source_record_id, source_updated_at, payload, fault, time, n)
                         where u.fault is null and u.time = v_time) r
                  join unnest(v_systems) s on s.name = r.source_system
                  left join mds.source_identities i on i.source_system = r.source_system and i.source_record_id = r.source_record_id
                 order by r.n
                offset 0) k
         cross join lateral (select coalesce(k.known_id, nextval('mds.source_identities_id_seq')) as id offset 0) a
          left join lateral (select * from mds.read_record(k.system, a.id, k.source_record_id, k.payload)
                              where k.is_replay is not true offset 0) w on true;
        continue when v_readings is null;
        v_keys := array(select row(k.key, f.source_identity_id, k.rule)::matching.identity_keys
                          from unnest(v_features) f, lateral matching.keys_of(f) k);

        if v_time = 1 and p_after_line is not null then
            perform pg_advisory_xact_lock_shared(normalise.hash64(format('load|%s|%s', p_load_id, p_after_line)));
        end if;
        -- What a record has said finds it until this commits: whoever comes with one of those keys waits as well.
        if not v_are_new then
            v_said := v_said || array(
                select h from matching.held_keys(array(select r.source_identity_id from unnest(v_readings) r where r.is_known)) h);
        end if;
        perform matching.lock_keys(
            array(select normalise.hash64(r.source_system || ':' || r.source_record_id) from unnest(v_readings) r
                  union
                  select k.key from unnest(v_keys) k
                  union
                  select f.description from unnest(v_features) f where f.description is not null
                  union
                  select unnest(v_said)),
            case v_most when 1 then cardinality(p_records) else 1000000 end);       -- an address each comes later
        v_known := array(
            select i.id
              from unnest(v_readings) r
              join mds.source_identities i on i.source_system = r.source_system and i.source_record_id = r.source_record_id);
        if v_known <> '{}' then
            v_former := v_former || array(select distinct h from matching.held_keys(v_known) h);
        end if;
        if v_former <> '{}' then                    -- it may have said something else while this waited for it
            perform matching.lock_keys(array(select unnest(v_former) except select unnest(v_said)));
        end if;
        if cardinality(p_records) > 300 then         -- as in mds.settle
            perform set_config('plan_cache_mode', 'force_custom_plan', true);
        end if;
        v_stored := v_stored || mds.store_records(v_readings, v_features, v_keys);
        if cardinality(p_records) > 300 then
            perform set_config('plan_cache_mode', 'force_generic_plan', true);
        end if;
    end loop;

    -- A record that was rejected before does not wait any more.
    perform mds.note_retries(v_stored, v_began);

    v_changed := array(select distinct r.source_identity_id from unnest(v_stored) r where r.outcome = 'changed');
    if v_changed <> '{}' then
        v_settled := array(select s from mds.settle(v_changed, '{}', true, v_former) s);
    end if;

    return query
    select r.source_identity_id, i.canonical_user_id,
           case when v_faults[a.n] is not null then 'rejected' when r.outcome <> 'changed' then r.outcome
                when w.n < a.n then 'unchanged' else s.action end,
           i.match_method, i.match_score, i.match_weight,
           coalesce(s.potential_duplicate_ids, '{}'), coalesce(s.affected_user_ids, '{}')
      from generate_series(1, cardinality(p_records)) as a (n)
      left join unnest(v_stored) r on r.n = a.n
      left join unnest(v_settled) s on s.source_identity_id = r.source_identity_id and r.outcome = 'changed'
      left join mds.source_identities i on i.id = r.source_identity_id
      -- Of a record that is there twice the first made the user, as if they had come one by one.
      left join (select f.source_identity_id, min(f.n) as n from unnest(v_stored) f
                  where v_most > 1 and f.outcome = 'changed' group by f.source_identity_id) w on w.source_identity_id = r.source_identity_id
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

comment on function mds.take_records(mds.incoming_record[], bigint, boolean, bigint) is
$$Takes records in and settles them together: the one way in, behind ingest, ingest_batch and load_batch. One answer per
record, in their order.

Not strict: a record that cannot be used is kept in mds.rejected_records with SQLSTATE and reason, answered with action
rejected, and the rest goes on; when it is taken later, retried_at says when. Strict: it raises, MDPAY, MDSRC or MDFOR. p_after_line: of a load, the last line of the batch
before; when that is under way, records are read at once and written after it.$$;

commit;
