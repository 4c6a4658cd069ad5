-- Verify mds:normalise/other_names on pg
begin;

select 1 / (normalise.other_names('Robert "Bob" Smith') = '{bob}')::int;

rollback;
