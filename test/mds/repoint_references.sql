-- mds.repoint_references: its contract; what it does: register_reference.sql.
begin;
\ir ../fixtures.sql
select plan(3);

select is(pg_temp.contract('mds.repoint_references'), 'volatile returns bigint', 'contract');
select is(pg_temp.callers('mds.repoint_references'), array[]::text[], 'only functions of MDS call it');
select is(mds.repoint_references(array(select id from mds.canonical_users)), 0::bigint, 'without references there is nothing to do');

select finish();
rollback;
