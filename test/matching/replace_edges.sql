-- matching.replace_edges: writes what is different about edges.
begin;
\ir ../fixtures.sql
select plan(9);

create function pg_temp.an_edge(p_left bigint, p_right bigint, p_weight double precision, p_found_by integer default 1)
returns matching.edges language sql
return row(p_left, p_right, p_weight, 0, false, '{1}', p_found_by, null, matching.active_model_id(), '2026-01-01');
select is(pg_temp.contract('matching.replace_edges'), 'volatile returns bigint[]', 'contract');
select is(pg_temp.callers('matching.replace_edges'), array[]::text[], 'only functions of MDS call it');

select is(matching.replace_edges('{}', array[pg_temp.an_edge(1, 2, 7), pg_temp.an_edge(2, 3, 8), pg_temp.an_edge(3, 4, 9), pg_temp.an_edge(4, 5, 9)]), '{}', 'what is new had connected nobody');
update matching.edges set is_manual = true, verdict = -1 where left_id = 4;
create temp table written on commit drop as select left_id, right_id, ctid as place from matching.edges;
select bag_eq($$ select unnest(matching.replace_edges(array(select e from matching.edges e where left_id in (1, 2, 4)), array[pg_temp.an_edge(2, 3, 8), pg_temp.an_edge(4, 5, 3)])) $$,
    array[1, 2]::bigint[], 'whom an edge connected that goes');
select results_eq('select left_id, right_id, weight, verdict from matching.edges order by 1', $$ values (2::bigint, 3::bigint, 8::float8, 0::smallint), (3, 4, 9, 0::smallint), (4, 5, 9, -1::smallint) $$,
    'of the former edges what is not there any more goes; others and the verdicts of people stay');
select set_eq('select left_id, right_id, ctid as place from matching.edges', 'select * from written where left_id > 1', 'what is as it was is not written');
select bag_eq($$ select unnest(matching.replace_edges(array(select e from matching.edges e where left_id in (2, 3)), array[pg_temp.an_edge(2, 3, 8, 4), pg_temp.an_edge(3, 4, 2)])) $$,
    array[3, 4]::bigint[], 'whom an edge connected that says something else');
select results_eq('select left_id, weight, found_by from matching.edges order by 1', $$ values (2::bigint, 8::float8, 4), (3, 2, 1), (4, 9, 1) $$, 'and it says so');
select is(matching.replace_edges('{}', '{}'), '{}', 'nothing is nothing');

select finish();
rollback;
