-- history.versions: every version of every row.
begin;
select plan(6);

select columns_are('history', 'versions', array['table_name', 'key', 'lsn', 'operation', 'transaction_id', 'content', 'is_erased', 'valid_from', 'valid_to',
    'applied_at']);
select is_empty($$ select r.rolname from pg_roles r where r.rolname like 'mds\_history%'
                      and has_table_privilege(r.rolname, 'history.versions', 'insert, update, delete, truncate') $$, 'nobody but the owner writes to it');
select ok(has_table_privilege('mds_history_reader', 'history.versions', 'select') and not has_table_privilege('mds_history_writer', 'history.versions', 'select'),
    'readers read, writers do not');
insert into history.versions (table_name, key, lsn, operation, content, valid_from) values ('t', '{"id": 1}', 1, 'create', '{}', now());
select throws_ok($$ insert into history.versions (table_name, key, lsn, operation, content, valid_from) values ('t', '{"id": 1}', 2, 'update', '{}', now()) $$,
    '23505', null, 'one version is the newest');
select throws_ok($$ update history.versions set operation = 'delete' $$, '23514', null, 'a deletion has no content');
select throws_ok($$ update history.versions set valid_to = valid_from - interval '1 s' $$, '23514', null, 'periods run forward');

select finish();
rollback;
