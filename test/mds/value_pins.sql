-- mds.value_pins: golden values set by hand.
begin;
\ir ../fixtures.sql
select plan(12);

select columns_are('mds', 'value_pins', array['id', 'canonical_user_id', 'attribute', 'value', 'reason', 'expires_at', 'pinned_by', 'valid_from', 'valid_to', 'released_by', 'release_reason']);
select is(pg_temp.readers('mds.value_pins'), array['mds_approver', 'mds_pii_reader', 'mds_steward'], 'who may read it');
select is(pg_temp.writers('mds.value_pins'), array[]::text[], 'nobody but the owner writes to it');
select ok(relrowsecurity, 'row policies decide') from pg_class where oid = 'mds.value_pins'::regclass;
select (mds.ingest('crm', '1', '{"full_name": "Ann Example"}')).canonical_user_id as ann \gset
set local session authorization test_steward;
select mds.pin_value(:'ann', '$.employer', '"Oak Ltd"', 'she said so') \g /dev/null
set local session authorization test_auditor;
select results_eq('select attribute, reason, pinned_by from mds.value_pins', $$ values ('employer', 'she said so', 'test_steward'::name) $$, 'an auditor sees who pinned what, and why');
select throws_ok('select value from mds.value_pins', '42501', null, 'but not the value');
reset session authorization;
select throws_ok(format('insert into mds.value_pins (canonical_user_id, attribute, value, reason, expires_at) values (%L, %s)', :'ann', given), code, null, description)
  from (values ('''employer'', ''1'', ''x'', null', '23P01', 'two at a time'), ('''gender'', ''null'', ''x'', null', '23514', 'a JSON null'),
               ('''gender'', ''1'', '' '', null', '23514', 'no reason'), ('''gender'', ''1'', ''x'', ''2000-01-01''', '23514', 'an end before the beginning'),
               ('''$.gender'', ''1'', ''x'', null', '23514', 'no attribute')) as c (given, code, description);
select throws_ok('update mds.value_pins set valid_to = valid_from + interval ''1 s''', '23514', null, 'a release has a reason');

select finish();
rollback;
