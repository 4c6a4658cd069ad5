-- normalise.person_record: what a payload says about a person.
begin;
select plan(5);

select has_type('normalise', 'person_record', 'the type exists');
select is((select string_agg(format('%s %s', attname, format_type(atttypid, atttypmod)), ', ' order by attnum) from pg_attribute
            where attrelid = 'normalise.person_record'::regclass and attnum > 0 and not attisdropped),
          'name normalise.name_parts, previous_family text, emails normalise.email_address[], phones normalise.phone_number[], '
          'birth normalise.partial_date, gender text, place_of_birth text, country_code text, addresses normalise.postal_address[], '
          'government_ids normalise.identifier[], employer text, occupation text, external_ids text[], attributes jsonb, rejected jsonb',
          'it has the fields that matching reads');
select isnt(obj_description('normalise.person_record'::regtype, 'pg_type'), null, 'the type says what it is');
select is_empty($$ select attname from pg_attribute where attrelid = 'normalise.person_record'::regclass and attnum > 0
                      and col_description(attrelid, attnum) is null $$, 'so does every field');
select is((to_jsonb(normalise.person('{"email": "Ann@X.org"}')) -> 'emails' -> 0 ->> 'address'), 'Ann@x.org', 'as JSON it keeps its names');

select finish();
rollback;
