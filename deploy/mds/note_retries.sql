-- Deploy mds:mds/note_retries to pg
-- requires: mds/rejected_records
-- requires: mds/read_record
begin;

create or replace function mds.note_retries(p_readings mds.reading[], p_before timestamptz)
returns void
language plpgsql
volatile parallel unsafe
set enable_seqscan = off
as $$
declare
    -- Looked up a record at a time (offset 0, no scan): a plan made while nobody waits would read all that wait later.
    v_ids  bigint[] := array(
        select w.id
          from unnest(p_readings) r
         cross join lateral (select j.id from mds.rejected_records j
                              where j.source_record_id = r.source_record_id and j.source_system = r.source_system
                                and j.retried_at is null and j.rejected_at < p_before
                             offset 0) w);
begin
    if v_ids <> '{}' then
        update mds.rejected_records j set retried_at = clock_timestamp() where j.id = any (v_ids);
    end if;
end;
$$;

comment on function mds.note_retries(mds.reading[], timestamptz) is
$$Notes of records that were rejected before that they do not wait any more, because they have been taken now. p_before: when they
began to be taken; what is rejected along with them waits.$$;

commit;
