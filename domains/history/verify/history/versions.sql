-- Verify history:history/versions on pg
begin;

select * from history.versions where false;

rollback;
