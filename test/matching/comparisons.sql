-- matching.comparisons: what a model compares.
begin;
\ir ../fixtures.sql
select plan(8);

select columns_are('matching', 'comparisons',
    array['model_id', 'name', 'ordinal', 'null_condition', 'is_stable', 'is_shared', 'is_regional', 'description', 'cap_rule']);
select is(pg_temp.readers('matching.comparisons'), array['mds_approver', 'mds_auditor', 'mds_operator', 'mds_steward'], 'who may read it');
select is(pg_temp.writers('matching.comparisons'), array[]::text[], 'nobody but the owner writes to it');
select ok(relrowsecurity, 'row policies decide') from pg_class where oid = 'matching.comparisons'::regclass;

select is((select array_agg(ordinal order by ordinal) from matching.comparisons), (select array_agg(n::smallint) from generate_series(1, (select count(*) from matching.comparisons)) n),
    'ordinals of the shipped model are places in the level vector: 1, 2, 3 without a gap');

select throws_ok($$ insert into matching.comparisons values ((select id from matching.models where name = 'default'), 'Shoe Size', 99, 'true', false, false, false, 'x') $$, '23514', null, 'a name is an identifier');
select throws_ok($$ insert into matching.comparisons values ((select id from matching.models where name = 'default'), 'shoe_size', 1, 'true', false, false, false, 'x') $$, '23505', null, 'a place in the vector is taken once');
select throws_ok($$ insert into matching.comparisons values (-1, 'shoe_size', 99, 'true', false, false, false, 'x') $$, '23503', null, 'it belongs to a model');

select finish();
rollback;
