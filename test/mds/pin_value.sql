-- mds.pin_value: a steward sets a golden value.
begin;
\ir ../fixtures.sql
select plan(12);

select is(pg_temp.contract('mds.pin_value'), 'volatile definer returns bigint', 'contract');
select is(pg_temp.callers('mds.pin_value'), array['mds_steward'], 'who may call it');


select (mds.ingest('crm', '1', '{"full_name": "Ann Oakley", "email": "ann@example.org"}')).canonical_user_id as ann \gset
select (mds.ingest('crm', '2', '{"full_name": "Bertram Quux", "email": "bert@example.org"}')).canonical_user_id as bert \gset
set local session authorization test_steward;
select is(mds.pin_value(:'ann', '$.email', '"Ann.Oakley@Example.net"', 'she said so'), 2::bigint, 'returns the new version');
select is(mds.get_user(:'ann') #>> '{golden,email}', 'ann.oakley@example.net', 'the value, normalised');
select is((select value_pin_id is not null from mds.current_lineage where attribute_path = '$.email' and canonical_user_id = :'ann'), true, 'lineage says that it is pinned');
select mds.pin_value(:'ann', 'email', '"bert@example.org"', 'they share it') \g /dev/null
select is(array[mds.get_user(:'ann') #>> '{golden,email}', mds.get_user(:'bert') #>> '{golden,email}'], array['bert@example.org', null], 'a pin is the strongest claim');
select mds.pin_value(:'ann', '$.email', null, 'she has none') \g /dev/null
select is(array[mds.get_user(:'ann') #>> '{golden,email}', mds.get_user(:'bert') #>> '{golden,email}'], array[null, 'bert@example.org'], 'none is a value, too');
reset session authorization;
select is_empty('select * from mds.verify_golden() union all select * from mds.verify_lineage()', 'and all is as the laws say');
select throws_ok(format('select mds.pin_value(%L, %s)', :'ann', given), 'MDPAY', null, description)
  from (values ('''$.email'', ''"nobody"'', ''x''', 'no address'), ('''$.email'', ''"a@example.org"'', null', 'no reason'), ('null, ''"a@example.org"'', ''x''', 'no attribute'), ('''$.email'', ''"a@example.org"'', ''x'', ''2000-01-01''', 'an end that has passed')) as c (given, description);

select finish();
rollback;
