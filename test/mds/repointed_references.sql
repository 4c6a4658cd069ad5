-- mds.repointed_references: its contract; what it is for: register_reference.sql.
begin;
\ir ../fixtures.sql
select plan(2);

select ok(relrowsecurity, 'row policies decide') from pg_class where oid = 'mds.repointed_references'::regclass;
select col_is_pk('mds', 'repointed_references', array['reference_id', 'row_key'], 'a row is remembered once');

select finish();
rollback;
