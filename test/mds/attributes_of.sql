-- mds.attributes_of: what an identity offers to the golden profile.
begin;
\ir ../fixtures.sql
select plan(13);

create function pg_temp.offers(p jsonb) returns jsonb language sql return mds.attributes_of(p, normalise.person(p, 'GB', 'DMY'));
select is(pg_temp.contract('mds.attributes_of'), 'immutable returns jsonb', 'contract');
select is(pg_temp.callers('mds.attributes_of'), array[]::text[], 'only functions of MDS call it');

select is(pg_temp.offers('{"full_name": " ", "email": "nobody", "phone": "12", "date_of_birth": "99.99.1880", "employer": ""}'), '{}', 'junk is not offered');
select is(pg_temp.offers('{"emails": ["info@example.org", "Ann@Example.org"]}') ->> 'email', 'ann@example.org', 'a personal address before a role mailbox');
select is(pg_temp.offers('{"emails": ["info@example.org"]}') ->> 'email', 'info@example.org', 'which is better than none');
select is(pg_temp.offers('{"phones": ["020 7946 0991"]}') ->> 'phone_e164', '+442079460991', 'a number as of the country of the system');
select is(pg_temp.offers('{"given_name": "Ann", "family_name": "Oakley"}'), '{"full_name": "Ann Oakley", "given_name": "Ann", "family_name": "Oakley"}', 'a name and its parts');
select ok(pg_temp.offers('{"government_ids": [{"type": "nino", "value": "CE123457C"}]}') = '{}', 'government ids are not offered');
select is(pg_temp.offers('{"preferences": {"newsletter": false, "channel": null, "consents": {"sms.uk": true, "post": "no"}, "tags": ["a"]}}'),
    '{"preferences.newsletter": false, "preferences.consents.\"sms.uk\"": true, "preferences.consents.post": "no", "preferences.tags": ["a"]}', 'preferences by path, without nulls');
select is(pg_temp.offers('{"emails": ["info@example.org"], "date_of_birth": "1980"}') -> 'doubtful', '["email", "date_of_birth"]', 'a role mailbox and half a date are doubtful');
select is(pg_temp.offers('{"email": "ann@example.org", "phone": "020 7946 0991", "verified": ["$.email", "phones", "address"]}') -> 'verified', '["email", "phone_e164"]', 'what the source has verified, if it is there');
select is(pg_temp.offers('{"address": {"street": "1 High Street", "city": "Leeds"}}') #>> '{address,city}', pg_temp.offers('{"address": {"city": "Leeds"}}') #>> '{address,city}',
    'an address is a group');
select is(pg_temp.offers('{"shoe_size": 38}'), '{}', 'unknown keys are not offered');

select finish();
rollback;
