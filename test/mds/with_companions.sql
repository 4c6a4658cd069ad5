-- mds.with_companions: the records that come along.
begin;
\ir ../fixtures.sql
select plan(6);

select is(pg_temp.contract('mds.with_companions'), 'stable returns bigint[]', 'contract');
select is(pg_temp.callers('mds.with_companions'), array[]::text[], 'only functions of MDS call it');
select mds.ingest('crm', n::text, '{"email": "ann@example.org", "full_name": "Ann Oakley"}') from generate_series(1, 3) n \g /dev/null
select pg_temp.identity_of('crm', '1') as one, pg_temp.identity_of('crm', '2') as two, pg_temp.identity_of('crm', '3') as three \gset
select is(mds.with_companions(array[:one], '{}'), array[:one, :two, :three]::bigint[], 'all of the user');
select is(mds.with_companions(array[:one], array[:two]), array[:one, :three]::bigint[], 'but those of the other side');
insert into matching.edges (left_id, right_id, weight, verdict, is_manual, levels, found_by, model_id) values (:one, :three, 0, -1, true, '{}', 0, matching.active_model_id())
    on conflict (left_id, right_id) do update set verdict = -1, is_manual = true;
select is(mds.with_companions(array[:one], '{}'), array[:one, :two]::bigint[], 'and those that a person has parted from them');
select is(mds.with_companions('{}', '{}'), '{}', 'of none, none');

select finish();
rollback;
