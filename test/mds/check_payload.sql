-- mds.check_payload: why a payload cannot be used.
begin;
\ir ../fixtures.sql
select plan(54);

select is(pg_temp.contract('mds.check_payload'), 'immutable returns text', 'contract');
select is(pg_temp.callers('mds.check_payload'), array[]::text[], 'only functions of MDS call it');

select is(mds.check_payload(payload::jsonb), null, format('%s can be used', left(payload, 60)))
  from (values ('{"full_name": "Ann"}'), ('{"full_name": null}'), ('{"full_name": ""}'), ('{"phone": 447946099100}'), ('{"date_of_birth": "31.02.1980"}'),
               ('{"emails": []}'), ('{"emails": ["a", null, 1]}'), ('{"address": "1 High Street, Leeds"}'), ('{"addresses": ["1 High Street", {"city": "Leeds"}]}'),
               ('{"unknown": [{"a": [1]}]}'), ('{"preferences": {"a": {"b": [1]}}}'), ('{"attributes": {}}'),
               ('{"preferences":' || repeat('{"a":', 50) || '1' || repeat('}', 51)), ('{"preferences": {"' || repeat('x', 255) || '": "' || repeat('y', 9000) || '"}}')) as c (payload);

select isnt(mds.check_payload(payload), null, format('%s cannot: %s', left(payload::text, 60), mds.check_payload(payload)))
  from (values (null::jsonb), ('null'), ('[]'), ('"Ann"'), ('17'), ('true'), ('{}'), ('{"full_name": ["Ann"]}'), ('{"full_name": {"given": "Ann"}}'), ('{"full_name": true}'),
               ('{"email": ["a@example.org"]}'), ('{"emails": "a@example.org"}'), ('{"emails": [["a@example.org"]]}'), ('{"emails": [{}]}'), ('{"phones": {"home": "1"}}'),
               ('{"addresses": {}}'), ('{"addresses": [1]}'), ('{"addresses": [{"city": ["Leeds"]}]}'), ('{"address": []}'),
               ('{"address": {"street": ["1 High Street"]}}'), ('{"address": {"full": {"street": "1 High Street"}}}'),
               (jsonb_build_object('address', repeat('x', 2001))), (jsonb_build_object('address', jsonb_build_object('full', repeat('x', 2001)))), ('{"government_ids": ["AB123456C"]}'),
               ('{"government_ids": [{"value": {}}]}'), ('{"external_ids": []}'), ('{"preferences": "all"}'), ('{"attributes": 1}'), ('{"preferences": {"": true}}'),
               (jsonb_build_object('full_name', repeat('x', 1000000))), (jsonb_build_object('emails', array[repeat('x', 1000000)])),
               (jsonb_build_object('addresses', array[jsonb_build_object('full', repeat('x', 1000000))])), (jsonb_build_object('whatever', repeat('x', 1100000))),
               (jsonb_build_object('preferences', jsonb_build_object(repeat('x', 256), true))),
               (('{"preferences":' || repeat('{"a":', 51) || '1' || repeat('}', 52))::jsonb), (('{"preferences":' || repeat('{"a":', 3000) || '1' || repeat('}', 3001))::jsonb),
               (jsonb_build_object('preferences', jsonb_build_object('a', jsonb_build_object(repeat('x', 2000), true))))) as c (payload);
select matches(mds.check_payload('{"given_name": "Ann", "emails": [{}]}'), '\$\.emails', 'it names the path');

select finish();
rollback;
