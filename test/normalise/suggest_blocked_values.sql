-- normalise.suggest_blocked_values: what is too frequent to identify anybody.
begin;
select plan(14);

select volatility_is('normalise', 'suggest_blocked_values', array['regclass', 'name', 'text', 'bigint', 'double precision', 'boolean'], 'stable');

-- Given 20,000 people, two records each, of whom 400 gave the address of their clinic, 500 'n/a' and 1,000 the first of January 1950;
-- a thousand family names, as unequal as in a census (the first ones several times as common as the fiftieth); and every 30th with the telephone of the clinic beside his own.
create temp table people as
select i,
       case when i % 50 = 0 then 'reception@clinic.org' when i % 40 = 0 then 'n/a' else format('p%s@example.org', i / 2) end as email,
       'name' || ceil(1000 * (0.05 + i / 21053.0) ^ 2) as family_name,
       date '1950-01-01' + case when i % 20 = 0 then 0 else i % 15000 end as date_of_birth,
       case when i % 30 = 0 then array[format('+4930%s', i + 1000000), '+4930901820', '+4930901820'] else array[format('+4930%s', i + 1000000)] end as phones,
       case when i % 3 = 0 then 'f' when i % 3 = 1 then 'm' end as gender
  from generate_series(1, 20000) as i;

create temp view found as select * from normalise.suggest_blocked_values('people', 'email');

select results_eq('select attribute, value, count from found', $$ values ('email', 'reception@clinic.org', 400::bigint) $$,
    'without statistics the rows are counted');
select results_eq('select frequency from found', array[0.02::float8], 'the frequency is the share of the rows');
select matches((select reason from found), '^400 of 20000 rows; an ordinary value has 2.0$', 'the reason says how many, and what is ordinary');

analyze people;

select results_eq('select value from found', array['reception@clinic.org'], 'statistics give the same; n/a is blocked already');
select ok((select count from found) between 300 and 500, 'with the count they estimate');
select results_eq($$ select value, count from normalise.suggest_blocked_values('people', 'email', p_is_exact => true) $$,
    $$ values ('reception@clinic.org', 400::bigint) $$, 'and exactly when asked');
select results_eq($$ select attribute, value from normalise.suggest_blocked_values('people', 'phones', 'phone') $$,
    $$ values ('phone', '+4930901820') $$, 'an array is judged by its elements');
select results_eq($$ select value, count from normalise.suggest_blocked_values('people', 'phones', 'phone', p_is_exact => true) $$,
    $$ values ('+4930901820', 666::bigint) $$, 'a row that holds it twice counts once');
select results_eq($$ select value from normalise.suggest_blocked_values('people', 'date_of_birth') $$, array['1950-01-01'],
    'a date is judged by its text');
select is_empty($$ select * from normalise.suggest_blocked_values('people', 'family_name') $$, 'a family name is common among common ones');
select is_empty($$ select * from normalise.suggest_blocked_values('people', 'gender') $$, 'two values for all are a code, not junk');
select is_empty($$ select * from normalise.suggest_blocked_values('people', 'email', p_minimum_count => 1000) $$, 'the least count can be raised');

select throws_ok($$ select * from normalise.suggest_blocked_values('people', 'nothing') $$, '42703', null, 'a column that does not exist is refused');

select finish();
rollback;
