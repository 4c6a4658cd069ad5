-- Deploy mds:mds/load_batch to pg
-- requires: mds/open_load
-- requires: mds/take_records
begin;

create type mds.load_counts as (
    accepted   bigint,
    rejected   bigint,
    created    bigint,
    linked     bigint,
    merged     bigint,
    queued     bigint,
    unchanged  bigint
);
comment on type mds.load_counts is 'What became of the records of a batch.';
comment on column mds.load_counts.accepted  is 'Records taken in: all but the rejected ones.';
comment on column mds.load_counts.rejected  is 'Records kept in mds.rejected_records.';
comment on column mds.load_counts.created   is 'Records that made a new user.';
comment on column mds.load_counts.linked    is 'Records that joined one, moved to one, or parted from one.';
comment on column mds.load_counts.merged    is 'Records that joined users to one.';
comment on column mds.load_counts.queued    is 'Records that made a new user with a review open.';
comment on column mds.load_counts.unchanged is 'Records that said nothing new, or something older than what is known.';

create or replace function mds.load_batch(p_load_id bigint, p_first_line bigint, p_last_line bigint, p_records jsonb)
returns mds.load_counts
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_load    mds.loads;
    v_records mds.incoming_record[];
    v_counts  mds.load_counts;
begin
    if p_first_line is null or p_last_line is null or p_last_line < p_first_line
       or p_records is null or jsonb_typeof(p_records) <> 'array'
       or coalesce((select l.last_line from mds.loads l where l.id = p_load_id), p_first_line) >= p_first_line then
        raise exception 'lines % to % cannot be the next batch of load %',
                coalesce(p_first_line::text, '(null)'), coalesce(p_last_line::text, '(null)'), coalesce(p_load_id::text, '(null)')
            using errcode = 'MDLOD', detail = 'The lines of a load that was started are taken once, in order, as a JSON array of records.',
                  hint = 'Go on after mds.loads.last_line.';
    end if;
    begin
        v_records := array(select row(r.line, r.source_system, r.source_record_id, r.source_updated_at, r.payload)::mds.incoming_record
                             from jsonb_to_recordset(p_records)
                                  as r (line bigint, source_system text, source_record_id text, source_updated_at text, payload jsonb)
                            order by r.line);
    exception when data_exception then
        raise exception 'lines % to % of load % are no records', p_first_line, p_last_line, p_load_id
            using errcode = 'MDLOD', detail = sqlerrm, hint = 'Each is an object with a line number, source_system, source_record_id, source_updated_at and payload.';
    end;
    -- The batch behind this one may be read meanwhile, and waits here before it is written.
    perform pg_advisory_xact_lock(normalise.hash64(format('load|%s|%s', p_load_id, p_last_line)));

    with answer as (
        select t.action
          from mds.take_records(v_records, p_load_id, false, p_first_line - 1) t
    )
    select count(*) filter (where a.action <> 'rejected'),
           count(*) filter (where a.action = 'rejected'),
           count(*) filter (where a.action = 'created'),
           count(*) filter (where a.action in ('linked', 'moved', 'split')),
           count(*) filter (where a.action = 'merged'),
           count(*) filter (where a.action = 'queued'),
           count(*) filter (where a.action in ('unchanged', 'stale', 'suppressed'))
      into v_counts
      from answer a;

    v_load := mds.open_load(p_load_id);
    if v_load.last_line + 1 <> p_first_line then
        raise exception 'lines % to % do not follow line % of load %', p_first_line, p_last_line, v_load.last_line, p_load_id
            using errcode = 'MDLOD', detail = 'A batch before this one is not in.', hint = 'Go on after mds.loads.last_line.';
    end if;
    update mds.loads l
       set last_line     = p_last_line,
           rows_read     = l.rows_read + v_counts.accepted + v_counts.rejected,
           rows_loaded   = l.rows_loaded + v_counts.accepted,
           rows_rejected = l.rows_rejected + v_counts.rejected
     where l.id = p_load_id;

    -- Statistics of a fraction of what is there make plans that never end; autovacuum comes round too late for a load.
    if v_load.rows_loaded + v_counts.accepted > 4 * (select c.reltuples from pg_class c where c.oid = 'mds.source_identities'::regclass) then
        analyze mds.source_identities, mds.canonical_users, mds.canonical_profiles, mds.attribute_lineage, mds.potential_duplicates,
                matching.features, matching.identity_keys, matching.edges;
    end if;
    return v_counts;
end;
$$;

comment on function mds.load_batch(bigint, bigint, bigint, jsonb) is
$$Takes in one batch of a load and moves its last_line, in one transaction; returns what became of the records.

p_records: [{"line", "source_system", "source_record_id", "source_updated_at", "payload"}, ...]. A record that cannot be used,
or whose source system is unknown or not the caller's, is kept in mds.rejected_records and the rest goes on. Several sessions
may each have a batch of one load under way: each is read at once, and written when the one before it is in. Analyses the tables it fills whenever they have
become four times as large. Raises MDLOD
when the load is not running, the lines do not follow its last_line or are no array of records, MDFOR when another login began it.$$;

grant execute on function mds.load_batch(bigint, bigint, bigint, jsonb) to mds_service, mds_operator;

commit;
