-- mds.unpin_value: a steward lets the records count again.
begin;
\ir ../fixtures.sql
select plan(10);

select is(pg_temp.contract('mds.unpin_value'), 'volatile definer returns bigint', 'contract');
select is(pg_temp.callers('mds.unpin_value'), array['mds_steward'], 'who may call it');


select (mds.ingest('crm', '1', '{"given_name": "Ann", "family_name": "Oakley", "email": "ann@example.org"}')).canonical_user_id as ann \gset
set local session authorization test_steward;
select mds.update_profile(:'ann', '{"family_name": "Smith", "employer": "Oak"}', 1, 'x') \g /dev/null
select is(mds.unpin_value(:'ann', '$.family_name', 'was wrong'), 3::bigint, 'returns the new version');
select is(mds.get_user(:'ann') -> 'golden', '{"full_name": "Ann Oakley", "given_name": "Ann", "family_name": "Oakley", "email": "ann@example.org", "employer": "Oak"}', 'the records count again, the whole name together');
select is((select array_agg(distinct released_by::text || ': ' || release_reason) from mds.value_pins where valid_to is not null), array['test_steward: was wrong'], 'it is kept who released it and why');
select throws_ok(format('select mds.unpin_value(%s)', format(given, :'ann')), code, null, description)
  from (values ('%L, ''$.family_name'', ''x''', 'MDPIN', 'nothing is pinned there'), ('%L, ''$.employer'', '' ''', 'MDPAY', 'no reason'), ('%L, null, ''x''', 'MDPIN', 'no attribute'), ('gen_random_uuid(), ''$.employer'', ''x''', 'MDNUS', 'nobody')) as c (given, code, description);
reset session authorization;
select is_empty('select * from mds.verify_golden() union all select * from mds.verify_lineage()', 'and all is as the laws say');

select finish();
rollback;
