-- mds.pin: golden values by hand.
begin;
\ir ../fixtures.sql
select plan(17);

select is(pg_temp.contract('mds.pin'), 'volatile returns bigint', 'contract');
select is(pg_temp.callers('mds.pin'), array[]::text[], 'only functions of MDS call it');


create function pg_temp.golden() returns jsonb language sql stable as $$ select jsonb_strip_nulls(jsonb_build_object('full_name', full_name, 'email', email, 'phone', phone_e164)) || attributes from mds.canonical_profiles $$;
select (mds.ingest('crm', '1', '{"given_name": "Ann", "middle_name": "Bea", "family_name": "Oakley", "email": "ann@example.org", "employer": "Oak"}', '2026-01-01')).canonical_user_id as ann \gset
select mds.pin(:'ann', '{"phone": "+44 20 7946 0991", "employer": null}', 'x', null) \g /dev/null
select is(pg_temp.golden() ->> 'phone', '+442079460991', 'values are normalised');
select ok(not pg_temp.golden() ? 'employer', 'null is none');
select mds.pin(:'ann', '{"family_name": "SMITH"}', 'married', null) \g /dev/null
select is(pg_temp.golden() - '{email,phone}'::text[], '{"full_name": "Ann Bea Smith", "given_name": "Ann", "middle_name": "Bea", "family_name": "Smith"}', 'a part corrects the whole name');
select mds.pin(:'ann', '{"full_name": "Annie Example"}', 'x', null) \g /dev/null
select is(pg_temp.golden() - '{email,phone}'::text[], '{"full_name": "Annie Example"}', 'a whole name its parts');
select mds.ingest('crm', '1', '{"given_name": "Other", "family_name": "Name", "email": "ann@example.org", "employer": "Elm"}', '2026-02-01') \g /dev/null
select is(pg_temp.golden() ->> 'full_name', 'Annie Example', 'what is pinned stays');
select is((select count(*) from mds.value_pins where valid_to is null), 7::bigint, 'of the name all parts are pinned');
select mds.pin(:'ann', '{"preferences": {"consents": {"sms": false}}, "address": {"street": "1 High Street", "city": "Leeds", "country_code": "GB"}}', 'x', null) \g /dev/null
select is((select preferences from mds.canonical_profiles), '{"consents": {"sms": false}}', 'preferences key by key');
select is(pg_temp.golden() #>> '{address,city}', 'Leeds', 'an address in parts');
select is_empty('select * from mds.verify_golden() union all select * from mds.verify_lineage()', 'and all is as the laws say');
select throws_ok(format('select mds.pin(%L, %L, ''x'', null)', :'ann', changes), 'MDPAY', null, description)
  from (values ('{"email": "nobody"}', 'no address'), ('{"shoe_size": 38}', 'no attribute'), ('{"phone_e164": "12"}', 'no number'), ('{"country_code": "Atlantis"}', 'no country'), ('{}', 'nothing'), ('[]', 'no object')) as c (changes, description);

select finish();
rollback;
