-- matching.features_of: the features row of a normalised person.
begin;
\ir ../fixtures.sql
select plan(30);

create function pg_temp.features(p_payload jsonb) returns matching.features language sql stable
return matching.features_of(normalise.person(p_payload, 'GB', 'DMY'));
select is(pg_temp.contract('matching.features_of'), 'stable returns matching.features', 'contract');
select is(pg_temp.callers('matching.features_of'), array[]::text[], 'only functions of MDS call it');

select is(pg_temp.features('{"full_name": "  ", "email": "", "phone": "-", "date_of_birth": "", "external_ids": {}}'),
          pg_temp.features('{}'), 'blank fields are no features');
select is((pg_temp.features('{"emails": ["Info@example.org", "ann@example.org"]}')).emails, array['ann@example.org'], 'a role mailbox is left out');
select is((pg_temp.features('{"email": "info@example.org"}')).emails, null, 'also where it is all there is');
select is((pg_temp.features('{"phones": ["020 7946 0991", "+44 20 7946 0991"]}')).phone_tails, array['79460991'], 'one number written twice is one');
select results_eq($$ select f.phones, f.phone_tails from matching.features_of(normalise.person('{"phone": "(030) 9018-200"}')) f $$,
    $$ values (array['0309018200'], array['09018200']) $$, 'a number of an unknown country is its digits');
select is((pg_temp.features(jsonb_build_object('full_name', name, 'gender', gender))).gender, expected, format('%s is %s', name, coalesce(expected, 'either')))
  from (values ('Mrs. John Smith', null, 'f'), ('Herr Dr. Peter Maier', null, 'm'), ('Dr. Ann Oakley', null, null), ('Ann Oakley', null, null), ('Mr Ann Oakley', 'female', 'f'))
       as c (name, gender, expected);
select is((pg_temp.features(format('{"external_ids": {"sap": %s}}', to_json(value))::jsonb)).external_ids, expected, format('a key of %L', value))
  from (values ('', null), (' ', null), ('0', null), ('000-000', null), ('n/a', null), ('c-17', array['sap:c-17'])) as c (value, expected);

select results_eq($$ select cardinality(f.cities), cardinality(f.address_lines), cardinality(f.postal_codes), f.address_lines[1] is null, f.postal_codes[2] is null, f.streets is null
                       from pg_temp.features('{"addresses": [{"city": "Leeds", "postal_code": "LS1 4AP"}, {"street": "12 Mill Lane", "city": "York"}]}') f $$,
    $$ values (2, 2, 2, true, true, false) $$, 'parts of one address stand at one place, with nulls between');
select ok((pg_temp.features('{"government_ids": [{"type": "nino", "value": "CE123457C"}]}')).government_ids[1] ~ '^[^:]+:[0-9a-f]{16}$',
    'a government id is a hash');

create function pg_temp.are_close(l text, r text, l_type text default 'ssn', r_type text default 'ssn') returns boolean language sql stable
return (select coalesce(a.government_id_deletions && b.government_id_deletions, false)
          from pg_temp.features(jsonb_build_object('government_ids', jsonb_build_array(jsonb_build_object('type', l_type, 'country_code', 'US', 'value', l)))) a,
               pg_temp.features(jsonb_build_object('government_ids', jsonb_build_array(jsonb_build_object('type', r_type, 'country_code', 'US', 'value', r)))) b);
select is(pg_temp.are_close('536-90-4398', other), expected, format('536-90-4398 and %s are %s', other, case when expected then 'close' else 'not close' end))
  from (values ('536-90-4398', true), ('536-90-4399', true), ('536-90-4938', true), ('536-90-438', true), ('536-90-44398', true),
               ('536-90-4488', false), ('536-90-8349', false)) as c (other, expected);
select is(pg_temp.are_close('704213', '704214', 'badge', 'badge'), true, 'so are short ones');
select is(pg_temp.are_close('70421', '70422', 'badge', 'badge'), false, 'shorter ones are close to too many');
select is(pg_temp.are_close('536904398', '536904399', 'ssn', 'badge'), false, 'two types are never close');

select finish();
rollback;
