-- mds.review_labels: verdicts as labels.
begin;
\ir ../fixtures.sql
select plan(4);

select columns_are('mds', 'review_labels', array['left_id', 'right_id', 'is_match', 'origin', 'requested_by', 'decided_at']);
select is(pg_temp.readers('mds.review_labels'), array['mds_approver', 'mds_auditor', 'mds_operator', 'mds_steward'], 'who may read it');
select mds.ingest('crm', n::text, jsonb_build_object('employer', 'Firm ' || n)) from generate_series(1, 3) n \g /dev/null
insert into mds.overrides (left_id, right_id, verdict, origin, reason, withdrawn_at, expires_at)
select pg_temp.identity_of('crm', l::text), pg_temp.identity_of('crm', r::text), v, 'override', 'x', w, e
  from (values (1, 2, 1, null::timestamptz, null::timestamptz), (1, 2, -1, null, null), (1, 3, 1, null, null), (1, 3, -1, now(), null), (2, 3, 1, null, now() - interval '1 day')) as o (l, r, v, w, e);
set local session authorization test_operator;
select results_eq('select left_id, right_id, is_match from mds.review_labels order by 1, 2',
    format('values (%1$s::bigint, %2$s::bigint, false), (%1$s, %3$s, true)', pg_temp.identity_of('crm', '1'), pg_temp.identity_of('crm', '2'), pg_temp.identity_of('crm', '3')),
    'the latest word that holds, on each pair');
set local session authorization test_crm;
select throws_ok('select * from mds.review_labels', '42501', null, 'a service has no business with it');
reset session authorization;

select finish();
rollback;
