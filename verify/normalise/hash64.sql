-- Verify mds:normalise/hash64 on pg
begin;

select 1 / (normalise.hash64('abc') = -5010229573455851542)::int;

rollback;
