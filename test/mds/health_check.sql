-- mds.health_check: one thing that was looked at.
begin;
select plan(1);

select results_eq($$ select attname from pg_attribute where attrelid = 'mds.health_check'::regclass and attnum > 0 order by attnum $$,
    array['check', 'status', 'value', 'limit', 'hint']::name[], 'its parts');

select finish();
rollback;
