-- matching.cap_keys: keys that have become too common.
begin;
\ir ../fixtures.sql
select plan(7);

select is(pg_temp.contract('matching.cap_keys'), 'volatile returns bigint[]', 'contract');
select is(pg_temp.callers('matching.cap_keys'), array[]::text[], 'only functions of MDS call it');
select pg_temp.decide_by('{"candidate_cap": 2}') \g /dev/null
insert into matching.identity_keys (key, source_identity_id, rule) values (100, 1, 0), (100, 2, 0), (200, 1, 3), (200, 2, 3), (200, 3, 3), (300, 4, 3), (300, 5, 3), (300, 6, 3);

select is(matching.cap_keys(array[4]), array[300]::bigint[], 'one more than the cap is too many');
select is(matching.cap_keys(array[1, 2, 3]), array[200]::bigint[], 'as many as the cap are not');
select is(matching.cap_keys(array[1, 2, 3]), null, 'it is told once');
select results_eq('select key, rule, identity_count from matching.capped_keys order by key', $$ values (200::bigint, 3::smallint, 3::bigint), (300, 3::smallint, 3) $$, 'and recorded');
select is(matching.cap_keys(array[7]), null, 'who has no key caps none');

select finish();
rollback;
