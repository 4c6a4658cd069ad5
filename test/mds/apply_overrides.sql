-- mds.apply_overrides: verdicts of people become edges.
begin;
\ir ../fixtures.sql
select plan(9);

select is(pg_temp.contract('mds.apply_overrides'), 'volatile returns void', 'contract');
select is(pg_temp.callers('mds.apply_overrides'), array[]::text[], 'only functions of MDS call it');
select mds.ingest('crm', n::text, jsonb_build_object('full_name', 'Ann Oakley', 'employer', 'Firm ' || n)) from generate_series(1, 2) n \g /dev/null
select pg_temp.identity_of('crm', '1') as one, pg_temp.identity_of('crm', '2') as two \gset
create function pg_temp.says(p_verdict integer, p_expires timestamptz default null) returns bigint language sql volatile as $$
    insert into mds.overrides (left_id, right_id, verdict, origin, reason, expires_at)
    values (pg_temp.identity_of('crm', '1'), pg_temp.identity_of('crm', '2'), p_verdict, 'override', 'x', p_expires) returning id $$;
create function pg_temp.verdict() returns integer language sql volatile
return (select verdict from matching.edges where is_manual);

select pg_temp.says(-1) as first \gset
select mds.apply_overrides(array[:first]) \g /dev/null
select results_eq('select verdict::integer, weight = matching.weight(l, r), levels = matching.levels(l, r), rule_verdict::integer from matching.edges e
                     join matching.features l on l.source_identity_id = e.left_id join matching.features r on r.source_identity_id = e.right_id where e.is_manual',
    $$ values (-1, true, true, 0) $$, 'a verdict is an edge, with the evidence of the moment');
select pg_temp.says(1) as second \gset
select mds.apply_overrides(array[:second]) \g /dev/null
select is(pg_temp.verdict(), 1, 'the later word counts');
update mds.overrides set withdrawn_at = now() where id = :second;
select mds.apply_overrides(array[:second]) \g /dev/null
select is(pg_temp.verdict(), -1, 'taken back, the one before it');
select pg_temp.says(1, now() - interval '1 day') as past \gset
select mds.apply_overrides(array[:past]) \g /dev/null
select is(pg_temp.verdict(), -1, 'one that has expired does not count');
update mds.overrides set withdrawn_at = now();
select mds.apply_overrides(array[:first]) \g /dev/null
select is(pg_temp.verdict(), null, 'none left, no edge');
select lives_ok($$ select mds.apply_overrides('{}') $$, 'nothing to do is no error');
select lives_ok($$ select mds.apply_overrides(null) $$, 'nor is nothing');

select finish();
rollback;
