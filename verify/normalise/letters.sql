-- Verify mds:normalise/letters on pg
begin;

select 1 / (count(*) > 20000)::int from normalise.letters;
select 1 / has_table_privilege('public', 'normalise.letters', 'select')::int;

rollback;
