-- Verify mds:normalise/email on pg
begin;

select 1 / ((normalise.email('<ann@example.org>')).address = 'ann@example.org')::int;

rollback;
