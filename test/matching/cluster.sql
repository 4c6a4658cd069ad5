-- matching.cluster: identities fall into clusters by their edges.
begin;
\ir ../fixtures.sql
select plan(20);

-- Thresholds that the cases below are made for.
select pg_temp.decide_by('{"join_weight": 5, "review_weight": 0}') \g /dev/null

create function pg_temp.a_record(p_id bigint, p_system text, p_key bigint) returns void
language sql
begin atomic
    insert into matching.features (source_identity_id, source_system, record_key, normaliser_version) values (p_id, p_system, p_key, 1);
end;
create function pg_temp.an_edge(p_l bigint, p_r bigint, p_weight float8, p_verdict integer default 0, p_is_manual boolean default false) returns void
language sql
begin atomic
    insert into matching.edges (left_id, right_id, weight, verdict, is_manual, levels, found_by, model_id)
    select p_l, p_r, p_weight, p_verdict, p_is_manual, matching.levels(l, r), 1, matching.active_model_id()
      from matching.features l, matching.features r
     where l.source_identity_id = p_l and r.source_identity_id = p_r;
end;
create function pg_temp.clusters(p_ids bigint[], p_deduplicated text[] default '{}') returns text
language sql stable
return (select string_agg(members, ' ' order by members)
          from (select string_agg(source_identity_id::text, ',' order by source_identity_id) from matching.cluster(p_ids, p_deduplicated) group by cluster) c (members));
select count(pg_temp.a_record(n, case when n < 5 then 'crm' else 'shop' end, 100 - n)) from generate_series(1, 8) n \g /dev/null

select is(pg_temp.contract('matching.cluster'), 'stable returns setof matching.membership', 'contract');
select is(pg_temp.callers('matching.cluster'), array[]::text[], 'only functions of MDS call it');
select is_empty($$ select * from matching.cluster(array[99], '{}') $$, 'a record without features is in no cluster');
select is(pg_temp.clusters(array[1, 2]), '1 2', 'records without an edge stand alone');

-- Blank records weigh nothing but the prior, so nothing contradicts: edges alone decide.
select pg_temp.an_edge(1, 5, 12), pg_temp.an_edge(2, 6, 1), pg_temp.an_edge(3, 4, -40, 1), pg_temp.an_edge(7, 8, 30, -1) \g /dev/null
select is(pg_temp.clusters(array[1, 5, 2, 6]), '1,5 2 6', 'a strong edge joins, one below join_weight does not');
select is(pg_temp.clusters(array[3, 4]), '3,4', 'a rule that says one person stands above the weight');
select is(pg_temp.clusters(array[3, 4], array['crm']), '3 4', 'but two records of a deduplicated system are two people');
update matching.edges set is_manual = true where left_id = 3;
select is(pg_temp.clusters(array[3, 4], array['crm']), '3,4', 'unless a person has said otherwise');
select is(pg_temp.clusters(array[7, 8]), '7 8', 'a verdict of two people parts, whatever the weight');

-- Other addresses, numbers and streets contradict nothing one by one, but together they are evidence against.
select matching.store_features(array(select matching.describe(n, 'crm', n::text, normalise.person(p)) from (values
    (11, '{"full_name": "Ida Vale"}'::jsonb), (12, '{"full_name": "Ida Vale", "email": "ida.vale@example.org"}'),
    (13, '{"email": "qx17@example.net", "phone": "+442079460991", "employer": "Quarry", "address": {"street": "9 Elm Road", "city": "Leeds"}}'),
    (14, '{"email": "zk99@example.com", "phone": "+442079460112", "employer": "Foundry", "address": {"street": "2 Oak Lane", "city": "Hull"}}')) as t (n, p))) \g /dev/null
select pg_temp.an_edge(11, 12, 12), pg_temp.an_edge(11, 13, 7), pg_temp.an_edge(11, 14, 6) \g /dev/null
select is((select against[: cardinality(against) - 1] from matching.features l, matching.features r, matching.counter_evidence(matching.levels(l, r), -99) against
            where l.source_identity_id = 13 and r.source_identity_id = 14), array_fill(null::float8, array[(select count(*)::int from matching.comparisons where model_id = matching.active_model_id() and is_stable)]), 'given two records that no stable comparison parts');
select is(pg_temp.clusters(array[11, 12, 13, 14]), '11,12,13 14', 'all evidence together keeps one out');
select is(pg_temp.clusters(array[11, 14]), '11,14', 'which would join without the other');

-- One pair that is enough, and a birthday against it.
select matching.store_features(array(select matching.describe(n, 'crm', n::text, normalise.person(p)) from (values
    (21, '{"full_name": "Ida Vale", "date_of_birth": "1961-11-22", "email": "ida.vale@example.org"}'::jsonb),
    (22, '{"full_name": "Ida Vale", "date_of_birth": "1956-04-09", "email": "ida.vale@example.org"}')) as t (n, p))) \g /dev/null
select pg_temp.an_edge(21, 22, 6) \g /dev/null
select is(pg_temp.clusters(array[21, 22]), '21 22', 'where households are expected, what contradicts a pair counts once more');
select pg_temp.decide_by('{"join_weight": 5, "review_weight": 0, "household_weight": -40}') \g /dev/null
update matching.edges set model_id = matching.active_model_id();
select is(pg_temp.clusters(array[21, 22]), '21,22', 'where none are, its weight decides');

-- A chain of more than are looked at at once, a little stronger from link to link.
select count(pg_temp.a_record(n, 'crm', n)) from generate_series(1001, 1200) n \g /dev/null
select count(pg_temp.an_edge(n, n + 1, 10 + n / 1000.0)) from generate_series(1001, 1199) n \g /dev/null
create function pg_temp.parts(p_ids bigint[]) returns text
language sql stable
return (select string_agg(format('%s-%s', least, greatest), ' ' order by least)
          from (select min(source_identity_id) as least, max(source_identity_id) as greatest from matching.cluster(p_ids, '{}') group by cluster) c);
select is(pg_temp.parts(array(select generate_series(1001, 1200))), '1001-1050 1051-1200', 'of a giant the lightest links are given up');
select is(pg_temp.parts(array(select 2201 - n from generate_series(1001, 1200) n)), '1001-1050 1051-1200', 'in whatever order its records come');

-- Many who say the same are decided by five of them.
delete from matching.edges;
select count(pg_temp.a_record(n, '{"full_name": "Gwen Guest", "email": "gwen@guest.example", "date_of_birth": "1980-02-03"}')) from generate_series(2001, 2400) n \g /dev/null
select matching.score_candidates(array(select generate_series(2001, 2400))) \g /dev/null
select is(pg_temp.parts(array(select generate_series(2001, 2400))), '2001-2400', 'more than are looked at at once');
update matching.edges set verdict = -1, is_manual = true where 2050 in (left_id, right_id);
insert into matching.edges (left_id, right_id, weight, verdict, is_manual, levels, found_by, model_id)
select least(n, 2050), greatest(n, 2050), 30, -1, true, '{}', 0, matching.active_model_id() from generate_series(2001, 2400) n where n <> 2050
    on conflict do nothing;
select is(pg_temp.parts(array(select generate_series(2001, 2400))), '2001-2400 2050-2050', 'one that a person has parted from all others');
select is((select count(*) from matching.cluster(array(select generate_series(2001, 2400)), '{}')), 400::bigint, 'each comes back once');
select is((select min(cluster) from matching.cluster(array(select generate_series(2001, 2400)), '{}')), 2001::bigint, 'and the cluster is the smallest identity number, whoever was heard');

select finish();
rollback;
