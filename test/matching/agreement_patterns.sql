-- matching.agreement_patterns: how pairs agree, counted.
begin;
\ir ../fixtures.sql
select plan(7);

select is(pg_temp.callers('matching.agreement_patterns'), array[]::text[], 'only functions of MDS call it');
set local session authorization test_feeds;
select count(pg_temp.says('crm', n::text, jsonb_build_object('given_name', case when n < 3 then 'Ann' else 'Eve' || chr(96 + n) end, 'email', format('%s@example.org', n / 2 * 2))))
  from generate_series(1, 6) n \g /dev/null
reset session authorization;
select matching.copy_model(matching.active_model_id(), 'mine') as mine \gset
select matching.learn_terms(:mine) \g /dev/null
create temp table patterns as select * from unnest(matching.agreement_patterns(:mine, 1, 1000));

select is((select sum(pairs) from patterns where is_random), 12::double precision, 'where there are few records, each is put beside the two after it');
select is((select sum(pairs) from patterns where not is_random), (select count(*)::float8 from matching.find_candidates(array(select source_identity_id from matching.features))), 'and every candidate once');
select is_empty($$ select * from patterns where found_by <> 0 and is_random or found_by = 0 and not is_random $$, 'candidates say who found them');
select is((select distinct rarities[1]::integer from patterns where rarities[1] is not null), 2, 'two of six are called Ann: log2(3), to the next even number');
select is((matching.active_model()).id, (select id from matching.models where state = 'active'), 'the active model is compiled as before');

set local session authorization test_feeds;
select count(pg_temp.says('crm', 'order ' || n, '{"full_name": "Gus Oakley", "email": "gus@oakley.example"}')) from generate_series(1, 9) n \g /dev/null
reset session authorization;
select is((select sum(p.pairs) from unnest(matching.agreement_patterns(:mine, 1, 1000)) p where p.is_random), 55::double precision,
          'of nine who say the same, five are put beside others: eleven records, each beside the five after it');

select finish();
rollback;
