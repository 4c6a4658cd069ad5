-- Verify mds:normalise/nicknames on pg
begin;

select 1 / has_table_privilege('public', 'normalise.nicknames', 'select')::int;

rollback;
