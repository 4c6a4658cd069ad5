-- Deploy mds:mds/source_stats to pg
-- requires: mds/source_identities
-- requires: mds/rejected_records
begin;

create type mds.source_statistics as (
    source_system      text,
    trust              numeric(5,2),
    record_count       bigint,
    retracted_count    bigint,
    user_count         bigint,
    shared_user_count  bigint,
    rejected_count     bigint,
    retried_count      bigint,
    rejects            jsonb,
    last_received_at   timestamptz
);
comment on type mds.source_statistics is 'What a source system has reported, and what became of it.';
comment on column mds.source_statistics.source_system     is 'The system; null for rejected records whose system could not be read, or is not registered.';
comment on column mds.source_statistics.trust             is 'Trust in its values, 0 to 100.';
comment on column mds.source_statistics.record_count      is 'Its records, retracted ones left out.';
comment on column mds.source_statistics.retracted_count   is 'Records that it withdrew.';
comment on column mds.source_statistics.user_count        is 'Users that its records belong to: fewer than records, where it holds a person more than once.';
comment on column mds.source_statistics.shared_user_count is 'Of these, users that another system knows too.';
comment on column mds.source_statistics.rejected_count    is 'Records that could not be used, and wait.';
comment on column mds.source_statistics.retried_count     is 'Records that could not be used at first and were taken after all.';
comment on column mds.source_statistics.rejects           is 'Those that wait, by error code: {"MDPAY": 3}.';
comment on column mds.source_statistics.last_received_at  is 'When its latest payload came.';

create or replace function mds.source_stats()
returns setof mds.source_statistics
language sql
stable parallel safe
rows 20
security definer
set search_path = pg_catalog, extensions, pg_temp
begin atomic
    with known as (
        select i.source_system, i.canonical_user_id, count(*) over (partition by i.canonical_user_id) > 1 as is_shared
          from mds.source_identities i
         where i.canonical_user_id is not null
         group by i.source_system, i.canonical_user_id
    ),
    users as (
        select k.source_system, count(*) as n, count(*) filter (where k.is_shared) as shared from known k group by k.source_system
    ),
    records as (
        select i.source_system, count(*) filter (where i.retracted_at is null) as n, count(i.retracted_at) as retracted, max(i.received_at) as last_at
          from mds.source_identities i
         group by i.source_system
    ),
    rejected as (
        select r.name, sum(r.n) filter (where r.is_waiting) as n, sum(r.n) filter (where not r.is_waiting) as retried,
               jsonb_object_agg(r.error_code, r.n order by r.error_code) filter (where r.is_waiting) as codes
          from (select s.name, j.error_code, j.retried_at is null as is_waiting, count(*) as n
                  from mds.rejected_records j
                  left join mds.source_systems s on s.name = j.source_system
                 group by s.name, j.error_code, j.retried_at is null) r
         group by r.name
    )
    select s.name, s.trust, coalesce(r.n, 0), coalesce(r.retracted, 0), coalesce(u.n, 0), coalesce(u.shared, 0),
           coalesce(j.n, 0)::bigint, coalesce(j.retried, 0)::bigint, coalesce(j.codes, '{}'), r.last_at
      from mds.source_systems s
      left join records r on r.source_system = s.name
      left join users u on u.source_system = s.name
      left join rejected j on j.name = s.name
    union all
    select null, null, 0, 0, 0, 0, coalesce(j.n, 0)::bigint, coalesce(j.retried, 0)::bigint, coalesce(j.codes, '{}'), null
      from rejected j
     where j.name is null
     order by 3 desc, 1;
end;

comment on function mds.source_stats() is
$$How many records each registered source system has, how many users these belong to, and how many of its records were rejected and why; those
with most records first, rejects that belong to no registered system last. Reads all identities.$$;

grant execute on function mds.source_stats() to mds_steward, mds_approver, mds_auditor, mds_operator;

commit;
