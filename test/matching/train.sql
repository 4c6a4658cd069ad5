-- matching.train: a model that has learnt from the records, without labels.
begin;
\ir ../fixtures.sql
select plan(24);

select is(pg_temp.contract('matching.agreement_patterns'), 'volatile returns matching.agreement_pattern[]', 'contract of what it counts');
select is(pg_temp.callers('matching.agreement_patterns'), array[]::text[], 'only functions of MDS count');
select is(pg_temp.contract('matching.train'), 'volatile definer returns integer', 'contract');
select is(pg_temp.callers('matching.train'), array['mds_operator'], 'who may call it');

select matching.active_model_id() as active \gset
set local session authorization test_operator;
select throws_ok('select matching.train(''none'')', 'MDTRN', null, 'nothing can be learnt from nothing');

-- A hundred people, each in two systems: e-mail in common, a quarter with another given name in the second (the shipped model would not
-- expect that), one birthday for every four of them.
set local session authorization test_feeds;
select count(mds.ingest(s, n::text, jsonb_build_object(
           'given_name', left(translate(md5('given' || case when s = 'crm' and n % 4 = 0 then n + 7 else n end % 26), '0123456789', 'ghijklmnop'), 8),
           'family_name', 'F' || translate(md5(n::text), '0123456789', 'ghijklmnop'),
           'email', format('%s@example.org', md5(n::text)),
           'date_of_birth', date '1950-01-01' + (n / 4) * 211)))
  from generate_series(1, 100) n, unnest(array['crm', 'billing']) s \g /dev/null

set local session authorization test_operator;
select matching.train('first', p_random_pairs => 5000) as first \gset
-- Other plans add in another order: no bit of the model may depend on that.
set local enable_hashjoin = off;
set local enable_nestloop = off;
set local enable_hashagg = off;
select matching.train('second', p_random_pairs => 5000) as second \gset
reset enable_hashjoin;
reset enable_nestloop;
reset enable_hashagg;
reset session authorization;

select is(matching.active_model_id(), :active, 'the active model goes on deciding');
select is((select state::text || ' ' || origin from matching.models where id = :first), 'draft trained', 'what is learnt is a draft');
select is((select record_count from matching.models where id = :first), (select count(*) from matching.features), 'which knows among how many');
select is((matching.export_model(:first) #- '{model,name}'), (matching.export_model(:second) #- '{model,name}'), 'the same records and seed give the same model');
select cmp_ok(abs(power(2, prior_weight) * 200 * 199 / 2 - 100), '<', 10::float8, 'the prior is how many pairs there are') from matching.models where id = :first;
select cmp_ok(m, '>', 0.8::float8, 'm of what all pairs share') from matching.comparison_levels where model_id = :first and comparison_name = 'email' and level = 4;
select cmp_ok(sum(m)::float8, '>', 0.12::float8, 'm of disagreeing is what the records show: a fifth, not a fiftieth')
  from matching.comparison_levels where model_id = :first and comparison_name = 'given_name' and level in (0, 1, 2);
select cmp_ok(abs(ln(u / 0.03)), '<', 0.5::float8, 'u of a birthday that eight records have: six of 199')
  from matching.comparison_levels where model_id = :first and comparison_name = 'date_of_birth' and level = 10;
select is_empty(format('select comparison_name, sum(m) from matching.comparison_levels where model_id = %s group by 1 having sum(m) not between 0.95 and 1.01', :first), 'm adds up');
select is((select count(*) from matching.comparison_levels t join matching.comparison_levels b using (comparison_name, level)
            where t.model_id = :first and b.model_id = :active and comparison_name = 'phone' and abs(ln(t.m / b.m)) > 0.08), 0::bigint, 'of what no record has, the model before is kept');
select ok((select join_weight between 0 and 6 and review_weight = join_weight - 4 from matching.models where id = :first), 'thresholds are within reason');
select is((select round((household_weight - prior_weight)::numeric, 6) from matching.models where id = :first), -7::numeric, 'where there are no households it expects few, and some later');
select lives_ok(format('select matching.activate_model(%s)', :first), 'it can be activated');

-- One person eighty times: no two records are of strangers.
delete from matching.identity_keys;
delete from matching.edges;
delete from matching.features;
select pg_temp.a_record(n, '{"full_name": "Ottilie Brandauer", "date_of_birth": "1956-04-09", "email": "otti.brandauer77@example.org", "phone": "+442079460018",
                             "address": {"street": "12 Mill Lane", "city": "Leeds", "postal_code": "LS1 4AP"}, "government_ids": [{"type": "ssn", "country_code": "US", "value": "536-90-4398"}]}')
  from generate_series(1, 80) n \g /dev/null
select lives_ok($$ select matching.train('one person', p_random_pairs => 1000) $$, 'records of one person only are learnt from');
select is((select background_weight from matching.models where name = 'one person'), null, 'and show no backgrounds');

-- E-mail and nothing else, of forty people two to four times, one in seven with another: few records, and many of them of one person.
create function pg_temp.forget_records() returns void language sql begin atomic
    delete from matching.identity_keys; delete from matching.edges; delete from matching.features;
end;
select pg_temp.forget_records();
select pg_temp.a_record(10 * n + copy, jsonb_build_object('email', format('%s%s@example.org', md5(n::text), case when copy > 1 and (3 * n + copy) % 7 = 0 then md5(copy::text) else '' end)))
  from generate_series(1, 40) n, generate_series(1, 2 + n % 3) copy \g /dev/null
select matching.train('e-mail') as email \gset
select cmp_ok(prior_weight + log(2, (m / u)::numeric)::float8, '>', join_weight, 'a few people who changed their address do not make addresses worthless')
  from matching.models join matching.comparison_levels on model_id = id where id = :email and comparison_name = 'email' and level = 4;
select cmp_ok(abs(prior_weight - log(2, sum(c * (c - 1)) / (sum(c) * (sum(c) - 1)))::float8), '<', 0.5::float8, 'nor people rare')
  from matching.models, (select count(*) as c from matching.features group by source_identity_id / 10) x where id = :email group by prior_weight;

-- Thirty people ten times, and only their names: who is alike in everything is one person, not a background.
select pg_temp.forget_records();
select pg_temp.a_record(100 * n + copy, jsonb_build_object(
           'given_name', initcap(left(translate(md5('given' || n), '0123456789', 'ghijklmnop'), 7)) || case when copy % 5 = 0 then 'x' else '' end,
           'family_name', initcap(left(translate(md5('family' || n), '0123456789', 'ghijklmnop'), 8)) || case when copy % 4 = 0 then 'y' else '' end))
  from generate_series(1, 30) n, generate_series(1, 10) copy \g /dev/null
select matching.train('often') as often \gset
select is((select background_weight from matching.models where id = :often), null, 'people with many records are no background');
select cmp_ok(abs(prior_weight - log(2, 9 / 299.0)::float8), '<', 1::float8, 'and as many as they are') from matching.models where id = :often;

select finish();
rollback;
