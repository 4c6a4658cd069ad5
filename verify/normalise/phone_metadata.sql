-- Verify mds:normalise/phone_metadata on pg
begin;

select 1 / (count(*) > 200)::int from normalise.phone_regions;
select 1 / (count(*) > 10000)::int from normalise.phone_ranges;
select 1 / (count(*) > 600)::int from normalise.phone_characters;

rollback;
