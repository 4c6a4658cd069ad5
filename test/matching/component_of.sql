-- matching.component_of: identities that strong edges connect.
begin;
\ir ../fixtures.sql
select plan(6);

-- Thresholds that the cases below are made for.
select pg_temp.decide_by('{"join_weight": 5, "review_weight": 0}') \g /dev/null

select is(pg_temp.contract('matching.component_of'), 'stable returns setof bigint', 'contract');
select is(pg_temp.callers('matching.component_of'), array[]::text[], 'only functions of MDS call it');
insert into matching.edges (left_id, right_id, weight, verdict, levels, found_by, model_id)
select l, r, w, v, '{}', 1, matching.active_model_id()
  from (values (1, 2, 9, 0), (2, 3, 9, 0), (3, 4, 4.9, 0), (4, 5, -9, 1), (5, 6, 99, -1)) e (l, r, w, v);
select bag_eq('select * from matching.component_of(array[1])', array[1, 2, 3]::bigint[], 'through others, up to an edge that goes to review');
select bag_eq('select * from matching.component_of(array[5])', array[4, 5]::bigint[], 'a rule connects at any weight, a veto does not');
select bag_eq('select * from matching.component_of(array[99])', array[99]::bigint[], 'whoever has no edge is alone');
select bag_eq('select * from matching.component_of(array[3, 4])', array[1, 2, 3, 4, 5]::bigint[], 'of several, all of them, each once');

select finish();
rollback;
