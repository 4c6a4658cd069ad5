-- history.current_rows: the rows as they are.
begin;
select plan(3);

select columns_are('history', 'current_rows', array['table_name', 'key', 'content', 'lsn', 'valid_from']);
select history.apply(array['t', 't', 't', 't'], array['{"id": 1}', '{"id": 1}', '{"id": 2}', '{"id": 2}']::jsonb[], array['c', 'u', 'c', 'd'], array[1, 2, 3, 4],
    array[1, 2, 3, 4], array[now(), now(), now(), now()], array['{"v": 1}', '{"v": 2}', '{"v": 3}', null]::jsonb[]) \g /dev/null
set local role mds_history_reader;
select results_eq('select key, content from history.current_rows', $$ values ('{"id": 1}'::jsonb, '{"v": 2}'::jsonb) $$, 'the newest version of what was not deleted');
set local role mds_history_writer;
select throws_ok('select from history.current_rows', '42501', null, 'writers need not read');
reset role;

select finish();
rollback;
