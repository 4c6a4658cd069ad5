-- mds.pin: golden values by hand.
begin;
\ir ../fixtures.sql
select plan(34);

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

-- Preferences are one document: the later word stands, above and below.
create function pg_temp.preferences() returns jsonb language sql volatile return (select preferences from mds.canonical_profiles where full_name = 'Annie Example');
select mds.pin(:'ann', '{"preferences": {"news": {"weekly": true, "e.mail": false}, "colour": "red"}}', 'x', null) \g /dev/null
select mds.pin(:'ann', '{"preferences.news": false}', 'none of it', null) \g /dev/null
select is(pg_temp.preferences(), '{"consents": {"sms": false}, "news": false, "colour": "red"}', 'a value takes the place of what was pinned below it');
select mds.pin(:'ann', '{"preferences.news.daily": {"at": 8}}', 'one of it', null) \g /dev/null
select is(pg_temp.preferences(), '{"consents": {"sms": false}, "news": {"daily": {"at": 8}}, "colour": "red"}', 'and what is pinned below that of it');
select is((select array_agg(attribute order by attribute) from mds.value_pins where valid_to is null and attribute like 'preferences.%'),
          array['preferences.colour', 'preferences.consents.sms', 'preferences.news.daily.at'], 'pins are leaves, none below another');
select mds.pin(:'ann', '{"preferences.\"colour\"": "blue", "preferences.e mail": 1}', 'x', null) \g /dev/null
select is(pg_temp.preferences(), '{"consents": {"sms": false}, "news": {"daily": {"at": 8}}, "colour": "blue", "e mail": 1}', 'one key is one pin, however it is quoted');
select (mds.ingest('crm', '2', '{"full_name": "Bertram Quux"}')).canonical_user_id as bert \gset
select mds.pin(:'bert', '{"preferences": {"news": true, "colour": {"of": "hair"}, "size": 4}}', 'x', null) \g /dev/null
select mds.merge_users(:'ann', :'bert', 'x') \g /dev/null
select is(pg_temp.preferences(), '{"consents": {"sms": false}, "news": {"daily": {"at": 8}}, "colour": "blue", "e mail": 1, "size": 4}', 'pins of the absorbed stand where the survivor has none, above or below');
select mds.unpin_value(:'ann', '$.preferences.news', 'x') \g /dev/null
select is(pg_temp.preferences() - 'e mail', '{"consents": {"sms": false}, "colour": "blue", "size": 4}', 'a pin and all below it are released together');
select is_empty('select * from mds.verify_golden() union all select * from mds.verify_lineage()', 'and all is as the laws say');
select throws_ok(format('select mds.pin(%L, %L, ''x'', null)', :'ann', changes), 'MDPAY', null, description)
  from (values ('{"email": "nobody"}', 'no address'), ('{"shoe_size": 38}', 'no attribute'), ('{"emial": null}', 'nor can such a one be none'), ('{"": null}', 'nor one without a name'), ('{"phone_e164": "12"}', 'no number'), ('{"country_code": "Atlantis"}', 'no country'), ('{}', 'nothing'), ('[]', 'no object'), ('{"preferences": {}}', 'an object without values'),
               ('{"employer": "' || repeat('x', 2001) || '"}', 'more than ingest takes'), ('{"preferences": {"a": {"' || repeat('x', 2000) || '": 1}}}', 'a path too long for lineage'),
               ('{"preferences.' || repeat('x', 9000) || '": 1}', 'however it is written'), ('{"preferences..x": 1}', 'a path that is none'), ('{"preferences.a": 1, "preferences.a.b": 2}', 'a value and one below it')) as c (changes, description);

-- Refusals.
select throws_ok($$ select mds.pin(gen_random_uuid(), '{"employer": "Oak"}', 'x', null) $$, 'MDNUS', null, 'no such user');
select throws_ok(format($$ select mds.pin(%L, '{"employer": "Oak"}', 'x', null, 0) $$, :'ann'), 'MDVER', null, 'a profile that has changed meanwhile');
select lives_ok(format($$ select mds.pin(%L, '{"employer": "Oak"}', 'x', null, (select version from mds.canonical_profiles where canonical_user_id = %1$L)) $$, :'ann'), 'one that has not');

select finish();
rollback;
