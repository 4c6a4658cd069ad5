-- matching.comparison_levels: levels of agreement with m and u.
begin;
\ir ../fixtures.sql
select plan(12);

select columns_are('matching', 'comparison_levels',
    array['model_id', 'comparison_name', 'level', 'label', 'condition', 'm', 'u', 'h', 'b', 'rarity']);
select is(pg_temp.readers('matching.comparison_levels'), array['mds_approver', 'mds_auditor', 'mds_operator', 'mds_steward'], 'who may read it');
select is(pg_temp.writers('matching.comparison_levels'), array[]::text[], 'nobody but the owner writes to it');
select ok(relrowsecurity, 'row policies decide') from pg_class where oid = 'matching.comparison_levels'::regclass;

select is_empty($$ select c.name from matching.comparisons c
                    where not exists (select from matching.comparison_levels l where l.model_id = c.model_id and l.comparison_name = c.name and l.level = 0) $$,
    'every comparison of the shipped model has a level for all other pairs');
select is_empty($$ select comparison_name from matching.comparison_levels group by model_id, comparison_name having max(level) <> count(*) - 1 $$,
    'its levels are numbered without a gap');
select is_empty($$ select comparison_name, sum(m) from matching.comparison_levels group by model_id, comparison_name having sum(m) not between 0.9 and 1.1 $$,
    'the m of a comparison are roughly a distribution');

select throws_ok($$ insert into matching.comparison_levels values ((select id from matching.models where name = 'default'), 'email', 9, 'x', null, 0.5, 0.5) $$, '23514', null, 'only level 0 is without a condition');
select throws_ok($$ update matching.comparison_levels set condition = 'true' where level = 0 $$, '23514', null, 'and level 0 has none');
select throws_ok($$ insert into matching.comparison_levels values ((select id from matching.models where name = 'default'), 'email', 9, 'x', 'true', 0, 0.5) $$, '23514', null, 'm is above 0: its logarithm is wanted');
select throws_ok($$ insert into matching.comparison_levels values ((select id from matching.models where name = 'default'), 'email', 9, 'x', 'true', 0.5, 1.5) $$, '23514', null, 'u is a probability');
select throws_ok($$ insert into matching.comparison_levels values ((select id from matching.models where name = 'default'), 'shoe_size', 1, 'x', 'true', 0.5, 0.5) $$, '23503', null, 'it belongs to a comparison');

select finish();
rollback;
