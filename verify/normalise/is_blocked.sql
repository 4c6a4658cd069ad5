-- Verify mds:normalise/is_blocked on pg
begin;

select 1 / normalise.is_blocked('email', ' ')::int;
select 1 / (obj_description('normalise.is_blocked(text, text)'::regprocedure) is not null)::int;

rollback;
