-- normalise.set_name_reading: a steward says how a name is spelt in Latin.
begin;
select plan(10);

select function_privs_are('normalise', 'set_name_reading', array['text', 'text', 'text', 'text'], 'mds_steward', array['EXECUTE']);
select function_privs_are('normalise', 'set_name_reading', array['text', 'text', 'text', 'text'], 'mds_reader', array[]::text[]);

set local role mds_steward;

select ok(normalise.set_name_reading('東海林', 'family', 'ja', 'Shoji'), 'a new reading');
select is((normalise.person_name('東海林太郎')).family, 'shoji', 'counts at once');
select ok(not normalise.set_name_reading('東海林', 'family', 'ja', 'shoji'), 'a second time it is nothing new');
select ok(normalise.set_name_reading('東海林', 'family', 'ja', 'Tokairin'), 'it can be changed');
select ok(normalise.set_name_reading('東海林', 'family', 'ja', null), 'and taken back');
select throws_ok($$ select normalise.set_name_reading(null, 'family', 'ja', 'x') $$, 'MDPAY', null, 'a blank name is refused');
select throws_ok($$ select normalise.set_name_reading('東', 'middle', 'ja', 'x') $$, 'MDPAY', null, 'there are two parts');
select throws_ok($$ select normalise.set_name_reading('東', 'family', 'ja', ' ') $$, 'MDPAY', null, 'a reading has letters');

select finish();
rollback;
