-- matching.term_frequencies: how common values are; personal data, so nobody reads them.
begin;
\ir ../fixtures.sql
select plan(8);

select columns_are('matching', 'term_frequencies',
    array['model_id', 'term', 'value', 'frequency']);
select is(pg_temp.readers('matching.term_frequencies'), array[]::text[], 'who may read it');
select is(pg_temp.writers('matching.term_frequencies'), array[]::text[], 'nobody but the owner writes to it');
select ok(relrowsecurity, 'row policies decide') from pg_class where oid = 'matching.term_frequencies'::regclass;

select throws_ok($$ insert into matching.term_frequencies values ((select id from matching.models where name = 'default'), 'shoe', 'x', 0.1) $$, '23514', null, 'a term is given, family or city');
select throws_ok($$ insert into matching.term_frequencies values ((select id from matching.models where name = 'default'), 'given', 'x', 0) $$, '23514', null, 'a frequency of 0 has no logarithm');
select throws_ok($$ insert into matching.term_frequencies values ((select id from matching.models where name = 'default'), 'given', 'x', 1.1) $$, '23514', null, 'a frequency is a share');
select throws_ok($$ insert into matching.term_frequencies values (-1, 'given', 'x', 0.1) $$, '23503', null, 'it belongs to a model');

select finish();
rollback;
