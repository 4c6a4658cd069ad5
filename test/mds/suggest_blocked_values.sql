-- mds.suggest_blocked_values: what is too frequent to identify anybody, among what matching compares.
begin;
select plan(15);

select function_returns('mds', 'suggest_blocked_values', array['bigint', 'double precision', 'boolean'], 'setof normalise.blocked_value_suggestion');
select is_definer('mds', 'suggest_blocked_values', array['bigint', 'double precision', 'boolean']);
select function_privs_are('mds', 'suggest_blocked_values', array['bigint', 'double precision', 'boolean'], 'mds_steward', array['EXECUTE']);
select function_privs_are('mds', 'suggest_blocked_values', array['bigint', 'double precision', 'boolean'], 'mds_operator', array['EXECUTE']);
select function_privs_are('mds', 'suggest_blocked_values', array['bigint', 'double precision', 'boolean'], 'mds_service', array[]::text[]);
select function_privs_are('mds', 'suggest_blocked_values', array['bigint', 'double precision', 'boolean'], 'mds_reader', array[]::text[]);

-- Three thousand records, each with values of its own, some of which gave those of a clinic.
insert into matching.features (source_identity_id, source_system, record_key, given, family, birth, emails, phones, address_lines,
                               postal_codes, employer, government_ids, normaliser_version)
select 900000 + i, 'crm', i, 'given' || i, 'family' || i / 3,
       case when i % 25 = 0 then '1970-01-07' else (date '1930-01-01' + i)::text end,
       case when i % 20 = 0 then array['p' || i || '@x.org', 'reception@clinic.org'] else array['p' || i || '@x.org'] end,
       case when i % 30 = 0 then array['+4930901820'] else array['+4930' || 1000000 + i] end,
       case when i % 40 = 0 then array['1 clinic road'] else array[i || ' oak street'] end,
       array[(10000 + i / 10)::text],
       case when i % 50 = 0 then 'clinic' when i % 300 = 0 then 'few' else 'employer' || i end,
       array['ssn:0000'], 1
  from generate_series(1, 3000) as i;

set local role mds_steward;
create temp view found as select * from mds.suggest_blocked_values(p_is_exact => true);

select throws_ok('select * from matching.features', '42501', null, 'a steward may not read the features themselves');
select results_eq($$ select attribute, value, count from found $$,
    $$ values ('email', 'reception@clinic.org', 150::bigint), ('date_of_birth', '1970-01-07', 120), ('phone', '+4930901820', 100),
              ('address', '1 clinic road', 75), ('employer', 'clinic', 60) $$,
    'every attribute is looked at, the most frequent value first');
select is((select round(frequency::numeric, 3) from found where attribute = 'email'), 0.050, 'the frequency is the share of the records');
select matches((select reason from found where attribute = 'phone'), '^100 of 3000 rows', 'the reason says how many');
select is_empty($$ select * from mds.suggest_blocked_values(1, 0, true) where count < 20 $$, 'what few people hold is not shown, whatever is asked for');
select results_eq($$ select attribute from mds.suggest_blocked_values(p_minimum_count => 110, p_is_exact => true) $$,
    array['email', 'date_of_birth'], 'the least count can be raised');
select ok(normalise.block_value('email', 'reception@clinic.org', 'The reception of a clinic.'), 'the steward blocks one of them');
select is_empty($$ select * from mds.suggest_blocked_values(p_is_exact => true) where attribute = 'email' $$, 'and it is not suggested again');
reset role;

analyze matching.features;
set local role mds_operator;
select set_eq($$ select attribute from mds.suggest_blocked_values() $$, array['date_of_birth', 'phone', 'address', 'employer'],
    'the statistics of the planner say the same, through row security');

select finish();
rollback;
