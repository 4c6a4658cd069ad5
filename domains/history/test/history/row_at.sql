-- history.row_at: a row as it was.
begin;
select plan(5);

select history.apply(array['t', 't', 't', 't'], array['{"id": 1}', '{"id": 1}', '{"id": 1}', '{"id": 1}']::jsonb[], array['c', 'u', 'u', 'd'], array[1, 2, 3, 4],
    array[1, 2, 2, 4], array['2026-01-01', '2026-02-01', '2026-02-01', '2026-03-01']::timestamptz[], array['{"v": 1}', '{"v": 2}', '{"v": 3}', null]::jsonb[]) \g /dev/null
set local role mds_history_reader;
select is(history.row_at('t', '{"id": 1}', '2025-12-31'), null, 'before it was');
select is(history.row_at('t', '{"id": 1}', '2026-01-31'), '{"v": 1}', 'then');
select is(history.row_at('t', '{"id": 1}', '2026-02-01'), '{"v": 3}', 'of two changes in one transaction the last');
select is(history.row_at('t', '{"id": 1}', '2026-03-01'), null, 'after it was deleted');
reset role;
select ok(not has_function_privilege('public', 'history.row_at(text, jsonb, timestamptz)', 'execute'), 'only readers call it');

select finish();
rollback;
