-- normalise.phones: many telephone numbers at once.
begin;
select plan(8);

select volatility_is('normalise', 'phones', array['text[]', 'character[]'], 'immutable');
select function_privs_are('normalise', 'phones', array['text[]', 'character[]'], 'mds_reader', array['EXECUTE']);

select results_eq(
    $$ select e164, region::text, raw from normalise.phones(
           array['020 7946 0958', 'n/a', '020 7946 0958', null, '020 7946 0958', '+16502530000'],
           array['GB', 'GB', 'IT', 'GB', 'GB', null]) $$,
    $$ values ('+442079460958', 'GB', '020 7946 0958'), (null, null, 'n/a'), ('+3902079460958', 'IT', '020 7946 0958'),
              (null, null, null), ('+442079460958', 'GB', '020 7946 0958'), ('+16502530000', 'US', '+16502530000') $$,
    'a row for each text, in their order');
select results_eq(
    $$ select e164 from normalise.phones(array['+442079460958', '020 7946 0958', '+16502530000'], array[null, 'GB']) $$,
    $$ values ('+442079460958'), ('+442079460958'), ('+16502530000') $$, 'regions may be missing');
select results_eq($$ select e164 from normalise.phones(array['+442079460958', '0']) $$,
    $$ values ('+442079460958'), (null) $$, 'or all of them');
select is((select count(*) from normalise.phones(array['+442079460958'], array['GB', 'US', 'IT'])), 1::bigint,
    'regions without a text are nothing');
select is_empty($$ select * from normalise.phones('{}', '{GB}') $$, 'no texts, no rows');
select is_empty($$ select * from normalise.phones(null, null) $$, 'no array, no rows');

select finish();
rollback;
