-- matching.said_ones: records that people say are one.
begin;
\ir ../fixtures.sql
select plan(7);

select is(pg_temp.contract('matching.said_ones'), 'stable returns bigint[]', 'contract');
select is(pg_temp.callers('matching.said_ones'), array[]::text[], 'only functions of MDS call it');

insert into matching.edges (left_id, right_id, weight, verdict, is_manual, levels, found_by, model_id)
select l, r, 0, verdict, is_manual, '{}', 1, matching.active_model_id()
  from (values (1, 2, 1, true), (2, 3, 1, true), (3, 4, 1, false), (4, 5, -1, true), (7, 8, 1, true), (8, 9, 1, true)) as e (l, r, verdict, is_manual);
select is(matching.said_ones(array[3, 1, 2]), array[1, 1, 1]::bigint[], 'the smallest of them, directly or through others');
select is(matching.said_ones(array[4, 3]), array[4, 3]::bigint[], 'a rule is nobody''s word');
select is(matching.said_ones(array[5, 4]), array[5, 4]::bigint[], 'nor is that they are two');
select is(matching.said_ones(array[9, 7]), array[9, 7]::bigint[], 'through those that are given alone');
select is(matching.said_ones('{}'), null, 'null where none are');

select finish();
rollback;
