-- Records of many countries: given names go with cities, and training does not take countrymen for one person.
begin;
\ir ../fixtures.sql
select plan(5);

create function pg_temp.word(p_seed text) returns text language sql immutable
return initcap(left(translate(md5(p_seed), '0123456789', 'ghijklmnop'), 7));

-- 600 people of ten countries, with five given names and one city each; every fourth person in two systems.
set local session authorization test_feeds;
select count(mds.ingest(s, n::text, jsonb_build_object(
           'given_name', pg_temp.word(format('given %s %s', n % 10, abs(normalise.hash64('given' || n) % 5))), 'family_name', pg_temp.word(format('family %s %s', n % 10, abs(normalise.hash64('family' || n) % 150))),
           'date_of_birth', date '1950-01-01' + n * 7919 % 15000, 'address', jsonb_build_object('city', pg_temp.word('city' || n % 10)))))
  from generate_series(1, 600) n, unnest(case when n % 4 = 0 then array['crm', 'billing'] else array['crm'] end) s \g /dev/null

set local session authorization test_operator;
select matching.train('countries', p_random_pairs => 20000) as model \gset
reset session authorization;
select cmp_ok(abs(power(2, prior_weight) * 750 * 749 / 2 - 150), '<', 30::float8, 'the prior is how many pairs there are, not those of one given name and city')
  from matching.models where id = :model;
select cmp_ok(abs(power(2, background_weight) - 0.1), '<', 0.02::float8, 'a tenth of strangers are of one country') from matching.models where id = :model;
select cmp_ok(abs(b / u - 10), '<', 2::float8, 'and all who have a city in common')
  from matching.comparison_levels where model_id = :model and comparison_name = 'address' and level = 2;
select matching.activate_model(:model) \g /dev/null
select mds.recompute() \g /dev/null
select is((select count(*) from (select from mds.source_identities group by canonical_user_id having count(distinct ingested_payload ->> 'family_name') > 1) x), 0::bigint,
    'nobody is joined to somebody of another name');
select cmp_ok((select count(*) from (select from mds.source_identities group by canonical_user_id having count(*) = 2) x), '>', 140::bigint,
    'who is there twice is');

select finish();
rollback;
