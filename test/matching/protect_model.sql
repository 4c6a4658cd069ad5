-- matching.protect_model: a model that has been active stays as it is.
begin;
\ir ../fixtures.sql
select plan(14);

select is(pg_temp.contract('matching.protect_model'), 'volatile returns trigger', 'contract');
select is(pg_temp.callers('matching.protect_model'), '{}'::text[], 'nobody calls it');

select matching.copy_model(matching.active_model_id(), 'mine') as mine \gset
insert into matching.stop_keys values (:mine, 1, 9, 'x');
select matching.active_model_id() as shipped \gset

select throws_ok(format(statement, :'shipped'), 'MDIMM', null, description)
  from (values ('update matching.models set join_weight = 6 where id = %s', 'its thresholds stay'),
               ('update matching.models set state = ''draft'' where id = %s', 'it does not become a draft again'),
               ('delete from matching.models where id = %s', 'it stays'),
               ('delete from matching.comparisons where model_id = %s', 'its comparisons stay'),
               ('update matching.comparison_levels set m = m / 2 where model_id = %s', 'its m stays'),
               ('insert into matching.blocking_rules (model_id, ordinal, name, expression, description) values (%s, 30, ''x'', ''f.emails'', ''x'')', 'it gets no rule'),
               ('update matching.definite_rules set verdict = -1 where model_id = %s', 'its rules stay'),
               ('insert into matching.stop_keys values (%s, 1, 9, ''x'')', 'its stop list stays'),
               ('insert into matching.term_frequencies values (%s, ''given'', ''ann'', 0.5)', 'its frequencies stay'),
               ('update matching.stop_keys set model_id = %s', 'it gets no row of another')) as c (statement, description);

update matching.models set description = 'changed' where id = :mine;
select is((select description from matching.models where id = :mine), 'changed', 'a draft can be changed');
select lives_ok(format('delete from matching.models where id = %s', :mine), 'and taken away, with all its rows');

select finish();
rollback;
