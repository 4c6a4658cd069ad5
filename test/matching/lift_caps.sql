-- matching.lift_caps: keys that are not too common any more.
begin;
\ir ../fixtures.sql
select plan(5);

select is(pg_temp.contract('matching.lift_caps'), 'volatile returns bigint[]', 'contract');
select is(pg_temp.callers('matching.lift_caps'), array[]::text[], 'only functions of MDS call it');
select pg_temp.decide_by('{"candidate_cap": 2}') \g /dev/null
insert into matching.identity_keys (key, source_identity_id, rule) values (200, 1, 3), (200, 2, 3), (200, 3, 3), (300, 4, 3), (300, 5, 3);
insert into matching.capped_keys (key, rule, identity_count) values (200, 3, 3), (300, 3, 3);

select is(matching.lift_caps(array[200]), null, 'one more than the cap is still too many');
select is(matching.lift_caps(array[100, 200, 300]), array[300]::bigint[], 'as many as the cap are not');
select results_eq('select key from matching.capped_keys', array[200]::bigint[], 'and it is not recorded any more');

select finish();
rollback;
