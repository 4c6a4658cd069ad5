-- Deploy mds:mds/review_stats to pg
-- requires: mds/potential_duplicates
begin;

create type mds.review_count as (
    reason            text,
    state             text,
    open_count        bigint,
    overdue_count     bigint,
    leased_count      bigint,
    oldest_raised_at  timestamptz
);
comment on type mds.review_count is 'How many open cases there are of a kind.';
comment on column mds.review_count.reason           is 'Why they were raised.';
comment on column mds.review_count.state            is 'pending, or escalated: waiting for a second person.';
comment on column mds.review_count.open_count       is 'All of them.';
comment on column mds.review_count.overdue_count    is 'Past their due_at.';
comment on column mds.review_count.leased_count     is 'With somebody, or put off, at this moment.';
comment on column mds.review_count.oldest_raised_at is 'When the oldest was raised.';

create or replace function mds.review_stats()
returns setof mds.review_count
language sql
stable parallel safe
rows 10
security definer
set search_path = pg_catalog, extensions, pg_temp
begin atomic
    select d.reason, d.state::text, count(*), count(*) filter (where d.due_at < now()), count(*) filter (where d.lease_ends_at > now()),
           min(d.raised_at)
      from mds.potential_duplicates d
     where d.closed_at is null and d.state in ('pending', 'escalated')
     group by d.reason, d.state
     order by count(*) desc, d.reason, d.state;
end;

comment on function mds.review_stats() is
$$How many cases are open, overdue and leased, by reason and state; the most numerous first. Reads an index of the open cases alone.$$;

grant execute on function mds.review_stats() to mds_steward, mds_approver, mds_auditor, mds_operator;

commit;
