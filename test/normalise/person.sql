-- normalise.person: everything a payload says about a person.
begin;
select plan(85);

select function_returns('normalise', 'person', array['jsonb', 'text', 'text'], 'normalise.person_record');
select volatility_is('normalise', 'person', array['jsonb', 'text', 'text'], 'immutable');
select is((select proparallel from pg_proc where oid = 'normalise.person(jsonb,text,text)'::regprocedure), 's', 'it may run in parallel workers');
select function_privs_are('normalise', 'person', array['jsonb', 'text', 'text'], 'mds_reader', array['EXECUTE']);

-- One value of one payload: what is asked is a path into the record as JSON.
create temp view cases (payload, path, expected) as values
    ('{"full_name": "SMITH, Bob"}', '{name,display}', 'Bob Smith'),
    ('{"given_name": "Bob", "family_name": "Smith", "name_suffix": "Jr."}', '{name,suffix}', 'jr'),
    ('{"given_name": "Bob", "middle_name": "Lee", "family_name": "Smith"}', '{name,middle}', 'lee'),
    ('{"previous_family_name": "Müller"}', '{previous_family}', 'muller'),
    ('{"email": "Ann@X.org"}', '{emails,0,address}', 'Ann@x.org'),
    ('{"emails": ["a@x.org", "b@x.org"], "email": "c@x.org"}', '{emails,2,address}', 'c@x.org'),
    ('{"emails": ["b@x.org", "a@x.org"]}', '{emails,0,address}', 'b@x.org'),
    ('{"emails": ["a@x.org", "a@X.ORG"]}', '{emails,1,address}', null),
    ('{"emails": ["a@x.org", "a@x.org"], "email": "a@x.org"}', '{rejected}', '[]'),
    ('{"phones": ["030 901820"], "country_code": "Germany"}', '{phones,0,e164}', '+4930901820'),
    ('{"phone": "+49 30 901820"}', '{phones,0,region}', 'DE'),
    ('{"phones": ["+49 30 901820", "+49 (30) 90 18 20"]}', '{phones,1,e164}', null),
    ('{"phones": ["030 901820"], "address": {"city": "Berlin", "country_code": "DE"}}', '{phones,0,e164}', '+4930901820'),
    ('{"phones": ["020 7946 0958"], "country_code": "GB", "address": {"city": "Berlin", "country_code": "DE"}}', '{phones,0,e164}', '+442079460958'),
    ('{"date_of_birth": "1990-02-03"}', '{birth,iso}', '1990-02-03'),
    ('{"date_of_birth": 1990}', '{birth,iso}', '1990'),
    ('{"date_of_birth": "02/03/1990"}', '{birth,iso}', '1990-03-02'),
    ('{"date_of_birth": "02/03/1990"}', '{birth,is_ambiguous}', 'true'),
    ('{"gender": "Female"}', '{gender}', 'f'),
    ('{"place_of_birth": "Łódź"}', '{place_of_birth}', 'lodz'),
    ('{"employer": "Société Générale"}', '{employer}', 'societe generale'),
    ('{"occupation": "Bäcker"}', '{occupation}', 'backer'),
    ('{"country_code": "Deutschland"}', '{country_code}', 'DE'),
    ('{"address": {"city": "Paris", "country_code": "FR"}}', '{country_code}', 'FR'),
    ('{"address": {"street": "12 Oak Street", "city": "Leeds"}}', '{addresses,0,house_number}', '12'),
    ('{"address": "12 Oak Street, Leeds"}', '{addresses,0,house_number}', '12'),
    ('{"addresses": [{"city": "Leeds"}, {"city": "York"}], "address": {"city": "Hull"}}', '{addresses,2,city}', 'hull'),
    ('{"addresses": [{"city": "Leeds"}, {}, "York"]}', '{addresses,2,city}', null),
    ('{"government_ids": [{"type": "passport", "country_code": "DE", "value": "c01x00t47"}]}', '{government_ids,0,value}', 'C01X00T47'),
    ('{"government_ids": [{"type": "ssn", "country_code": "US", "value": "123-45-6780"}, {"type": "passport", "value": "X1234567"}]}', '{government_ids,1,type}', 'passport'),
    ('{"government_ids": [{"type": "passport", "value": "X1234567"}], "country_code": "FR"}', '{government_ids,0,country_code}', 'FR'),
    ('{"external_ids": {"crm": "c-17", "app": 4, "none": null}}', '{external_ids}', '["app:4", "crm:c-17"]'),
    ('{"attributes": {"Eye Colour": "Blau", "Note": "n/a"}}', '{attributes}', '{"eye_colour": "blau"}'),
    ('{"favourite": "tea"}', '{rejected}', '[]'),
    ('{}', '{rejected}', '[]'),
    -- Left out, and said so.
    ('{"full_name": "n/a"}', '{name,display}', null),
    ('{"full_name": "n/a"}', '{rejected}', '[{"path": "$.full_name", "value": "n/a", "reason": "blocked"}]'),
    ('{"given_name": "test", "family_name": "Smith"}', '{name,family}', 'smith'),
    ('{"given_name": "n/a", "family_name": "Smith"}', '{rejected}', '[{"path": "$.given_name", "value": "n/a", "reason": "blocked"}]'),
    ('{"given_name": "Ann", "family_name": "n/a"}', '{rejected,0,path}', '$.family_name'),
    ('{"emails": ["nobody", "ann@x.org"]}', '{emails,0,address}', 'ann@x.org'),
    ('{"emails": ["nobody", "ann@x.org"]}', '{rejected}', '[{"path": "$.emails", "value": "nobody", "reason": "unusable"}]'),
    ('{"email": "test@test.com"}', '{rejected}', '[{"path": "$.emails", "value": "test@test.com", "reason": "blocked"}]'),
    ('{"email": "test@test.com"}', '{emails}', null),
    ('{"phone": "tea"}', '{rejected}', '[{"path": "$.phones", "value": "tea", "reason": "unusable"}]'),
    ('{"phone": "000-0000", "country_code": "US"}', '{rejected,0,reason}', 'blocked'),
    ('{"date_of_birth": "1900-01-01"}', '{rejected}', '[{"path": "$.date_of_birth", "value": "1900-01-01", "reason": "blocked"}]'),
    ('{"date_of_birth": "soon"}', '{rejected,0,reason}', 'unusable'),
    ('{"date_of_birth": "soon"}', '{birth}', null),
    ('{"date_of_birth": "1949-15-25"}', '{rejected,0,reason}', 'unusable'),
    ('{"date_of_birth": "1949-15-25"}', '{birth,iso}', null),
    ('{"date_of_birth": "1949-15-25"}', '{birth,impossible}', '1949-15-25'),
    ('{"date_of_birth": "1949-02-30"}', '{birth,iso}', '1949-02'),
    ('{"date_of_birth": "1949-02-30"}', '{birth,impossible}', '1949-02-30'),
    ('{"date_of_birth": "1900-01-01"}', '{birth}', null),
    ('{"government_ids": [{"type": "ssn", "country_code": "US", "value": "000000000"}]}', '{rejected}', '[{"path": "$.government_ids", "value": null, "reason": "unusable"}]'),
    ('{"employer": "n/a", "occupation": "unknown", "place_of_birth": "-"}', '{employer}', null),
    ('{"previous_family_name": "N/A"}', '{rejected}', '[{"path": "$.previous_family_name", "value": "N/A", "reason": "blocked"}]'),
    ('{"address": {"street": "n/a"}}', '{rejected}', '[{"path": "$.addresses", "value": {"street": "n/a"}, "reason": "unusable"}]'),
    ('{"address": {}, "addresses": [null]}', '{rejected}', '[]'),
    -- Wrong types are read as text or left out.
    ('{"full_name": {"given": "Ann"}, "emails": {"a": 1}, "phones": true, "addresses": "Leeds", "government_ids": {"type": 1}}', '{government_ids}', null),
    ('{"government_ids": ["ssn", null, [1]]}', '{government_ids}', null),
    ('{"external_ids": ["a"], "attributes": "b"}', '{external_ids}', null),
    ('["full_name"]', '{rejected}', '[]'),
    ('"address"', '{rejected}', '[]'),
    ('null', '{name}', null);

select is(to_jsonb(normalise.person(payload::jsonb)) #>> path::text[], expected, format('%s of %s', path, payload)) from cases;

select is((normalise.person(null)).rejected, '[]', 'no payload says nothing');

-- Defaults are those of the source system; what the record says counts first.
select is((normalise.person('{"phone": "030 901820"}', 'DE')).phones[1].e164, '+4930901820', 'a national number is read in the default country');
select is((normalise.person('{"phone": "030 901820"}', 'Germany')).phones[1].e164, '+4930901820', 'which may be a name');
select is((normalise.person('{"phone": "020 7946 0958", "country_code": "GB"}', 'DE')).phones[1].e164, '+442079460958', 'the country of the record counts first');
select is((normalise.person('{"phone": "030 901820"}')).phones[1].e164, null, 'where nobody tells the country, it cannot be dialled');
select is((normalise.person('{"phones": ["030 901820", "+49 30 901820"]}')).phones[1].raw, '030 901820', 'but it is kept as it was written');
select is((normalise.person('{"phones": ["030 901820", "+49 30 901820"]}')).phones[2].e164, '+4930901820', 'beside others');
select is((normalise.person('{"phone": "901820"}')).phones, null, 'unless it is too short to tell people apart');
select is((normalise.person('{"phone": "000-000-0000"}')).phones, null, 'or a placeholder');
select is((normalise.person('{"phone": "030 901820"}', 'DE')).country_code, null, 'a default is no statement of the record');
select is((normalise.person('{"address": {"city": "Bonn"}}', 'DE')).addresses[1].country_code, 'DE', 'an address without country has the default');
select is((normalise.person('{"date_of_birth": "02/03/1990"}', null, 'MDY')).birth.iso, '1990-02-03', 'an ambiguous date is read in the order of the source');
select is((normalise.person('{"government_ids": [{"type": "passport", "value": "X1234567"}]}', 'US')).government_ids[1].country_code, 'US',
    'a government id without country has the default');
select is((normalise.person('{"date_of_birth": "1949-16-25"}')).birth.impossible, '1949-16-25', 'what is no date is kept to compare with');
select normalise.block_value('date_of_birth', '1949-16-25', 'placeholder') \g /dev/null
select is((normalise.person('{"date_of_birth": "1949-16-25"}')).birth.impossible, null, 'unless it is blocked');

select finish();
rollback;
