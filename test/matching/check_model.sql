-- matching.check_model: a model is complete and can be compiled.
begin;
\ir ../fixtures.sql
select plan(13);

select is(pg_temp.contract('matching.check_model'), 'volatile returns void', 'contract');
select is(pg_temp.callers('matching.check_model'), '{}'::text[], 'nobody calls it');
select lives_ok('select matching.check_model(matching.active_model_id())', 'the shipped model can be compiled');
select throws_ok('select matching.check_model(-1)', 'MDMOD', null, 'there must be one');
select throws_ok('select matching.check_model(null)', 'MDMOD', null, 'nothing is none');

create function pg_temp.check_without(p_statement text) returns void language plpgsql as $$
declare v_id integer := matching.copy_model(matching.active_model_id(), 'mine');
begin
    execute replace(p_statement, '$1', v_id::text);
    perform matching.check_model(v_id);
end $$;
select throws_ok(format('select pg_temp.check_without(%L)', statement), 'MDMDL', null, description)
  from (values ('delete from matching.comparisons where model_id = $1', 'a model compares something'),
               ('delete from matching.blocking_rules where model_id = $1', 'and finds somebody'),
               ('delete from matching.comparisons where model_id = $1 and ordinal = 3', 'the level vector has no gap'),
               ('delete from matching.comparison_levels where model_id = $1 and comparison_name = ''email'' and level = 0', 'every comparison ends'),
               ('update matching.comparison_levels set rarity = ''given'' where model_id = $1 and level = 1', 'a rarity is a number'),
               ('update matching.comparisons set cap_rule = ''nosuch'' where model_id = $1 and ordinal = 1', 'what makes a value too common is a blocking rule'),
               ('update matching.comparison_levels set condition = ''l.nosuch'' where model_id = $1 and level = 1', 'a condition is one'),
               ('update matching.blocking_rules set expression = ''array[now()::text]'' where model_id = $1', 'a key is made of the record')) as c (statement, description);

select finish();
rollback;
