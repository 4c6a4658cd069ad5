-- mds.registered_references: its contract; what it is for: register_reference.sql.
begin;
\ir ../fixtures.sql
select plan(3);

select ok(relrowsecurity, 'row policies decide') from pg_class where oid = 'mds.registered_references'::regclass;
insert into mds.registered_references (table_name, column_name, key_columns, key_types) values ('mds.loads', 'id', '{id}', '{bigint}');
select throws_ok($$ insert into mds.registered_references (table_name, column_name, key_columns, key_types) values ('mds.loads', 'id', '{id}', '{bigint}') $$, '23505', null, 'a column is registered once');
select throws_ok($$ update mds.registered_references set key_types = '{}' $$, '23514', null, 'every column of the key has a type');

select finish();
rollback;
