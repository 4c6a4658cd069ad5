-- Verify mds:normalise/split_address on pg
begin;

select 1 / (normalise.split_address('1 High, Leeds') ->> 'city' = 'Leeds')::int;

rollback;
