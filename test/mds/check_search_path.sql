-- mds.check_search_path: its contract, and that it is not fooled; what it is for: journeys/foreign_code.sql.
begin;
\ir ../fixtures.sql
select plan(4);

select is(pg_temp.contract('mds.check_search_path'), 'stable returns void', 'contract');
select is(pg_temp.callers('mds.check_search_path'), array[]::text[], 'only functions of MDS call it');

create schema shadow;
create function shadow.current_setting(text) returns text language sql immutable return 'pg_catalog, extensions, pg_temp';
create function shadow.differs(text, text) returns boolean language sql immutable return false;
create operator shadow.<> (leftarg = text, rightarg = text, function = shadow.differs);
create function pg_temp.told() returns text language plpgsql as $$ begin perform mds.check_search_path(); return 'nothing'; exception when others then return sqlstate; end $$;
alter function pg_temp.told() set search_path = pg_catalog, extensions, pg_temp;
select is(pg_temp.told(), 'nothing', 'as a function of MDS sets it');
alter function pg_temp.told() set search_path = shadow, pg_catalog, extensions, pg_temp;
select is(pg_temp.told(), 'MDREF', 'anything else is told, whatever it makes of the names');

select finish();
rollback;
