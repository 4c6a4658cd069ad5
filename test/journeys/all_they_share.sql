-- Two people are not joined by the shipped model, whatever they have in common: every subset of what such people share.
begin;
\ir ../fixtures.sql
select plan(11);

create temp view attributes (name, says) as values
    ('email',      '{"email": "thorntons@example.org"}'::jsonb),
    ('phone',      '{"phone": "01632960001"}'),
    ('address',    '{"address": {"street": "12 Mill Lane", "city": "Leeds", "postal_code": "LS1 4AP"}}'),
    ('city',       '{"address": {"city": "Leeds"}}'),
    ('country',    '{"country_code": "GB"}'),
    ('place',      '{"place_of_birth": "Leeds"}'),
    ('employer',   '{"employer": "Acme Ltd"}'),
    ('occupation', '{"occupation": "baker"}'),
    ('gender',     '{"gender": "f"}'),
    ('middle',     '{"middle_name": "Rose"}');
create temp view people (name, a, b, may_share) as values
    ('twins', '{"full_name": "Emma Thornton", "date_of_birth": "1994-05-17"}'::jsonb, '{"full_name": "Olivia Thornton", "date_of_birth": "1994-05-17"}'::jsonb,
        array['email', 'phone', 'address', 'country', 'place', 'gender', 'middle']),
    ('sisters', '{"full_name": "Emma Thornton", "date_of_birth": "1994-05-17"}', '{"full_name": "Olivia Thornton", "date_of_birth": "1996-08-03"}',
        array['email', 'phone', 'address', 'country', 'place', 'employer', 'occupation', 'gender', 'middle']),
    ('sisters without birthdays', '{"full_name": "Emma Thornton"}', '{"full_name": "Olivia Thornton"}',
        array['email', 'phone', 'address', 'country', 'place', 'employer', 'occupation', 'gender', 'middle']),
    ('husband and wife', '{"full_name": "Emma Thornton", "gender": "f"}', '{"full_name": "Oliver Thornton", "gender": "m"}',
        array['email', 'phone', 'address', 'country', 'place', 'employer', 'occupation']),
    ('father and son', '{"full_name": "Robert Whitfield", "date_of_birth": "1955-03-02"}', '{"full_name": "Robert Whitfield", "date_of_birth": "1983-11-20"}',
        array['email', 'phone', 'address', 'country', 'place', 'employer', 'middle']),
    ('namesakes', '{"full_name": "Robert Whitfield", "date_of_birth": "1955-03-02"}', '{"full_name": "Robert Whitfield", "date_of_birth": "1961-11-20"}',
        array['city', 'country', 'place', 'occupation', 'middle']),
    ('two John Smiths', '{"full_name": "John Smith"}', '{"full_name": "John Smith"}', array['city', 'country', 'occupation']),
    ('colleagues', '{"full_name": "Emma Thornton"}', '{"full_name": "Olivia Baker"}',
        array['email', 'phone', 'address', 'country', 'employer', 'occupation', 'gender']),
    ('flatmates', '{"full_name": "Emma Thornton", "date_of_birth": "1994-05-17"}', '{"full_name": "Olivia Baker", "date_of_birth": "1994-09-03"}',
        array['phone', 'address', 'country', 'place', 'employer', 'occupation', 'gender']),
    ('two of one given name and birthday', '{"given_name": "Emma", "family_name": "Thornton", "date_of_birth": "1994-05-17"}',
        '{"given_name": "Emma", "family_name": "Baker", "date_of_birth": "1994-05-17"}', array['gender']);

-- As matching.cluster weighs a pair that stands alone: what contradicts it counts once more, as far as the model expects households.
create function pg_temp.weight_of(p_a jsonb, p_b jsonb) returns double precision language sql
return (select x.weight + matching.household_doubt(matching.active_model())
                          * (select sum(least(e, 0)) from unnest(matching.counter_evidence(x.levels, x.weight)) e)
          from (select matching.levels(l, r) as levels, matching.weight(l, r) as weight
                  from matching.describe(1, 'crm', '1', normalise.person(p_a, 'GB', 'DMY')) l,
                       matching.describe(2, 'billing', '2', normalise.person(p_b, 'GB', 'DMY')) r) x);

create temp table sharing as
select p.name, p.may_share, s.shared, pg_temp.weight_of(p.a || s.said, p.b || s.said) as weight
  from people p,
       generate_series(0, (1 << cardinality(p.may_share)) - 1) as subset (bits),
       lateral (select coalesce(array_agg(a.name order by a.name), '{}') as shared, coalesce(jsonb_object_agg(e.key, e.value) filter (where e.key is not null), '{}') as said
                  from unnest(p.may_share) with ordinality as m (name, n)
                  join attributes a on a.name = m.name
                  left join lateral jsonb_each(a.says) e on true
                 where subset.bits & (1 << m.n::integer - 1) <> 0) s;

select is_empty(format('select shared, weight from sharing where name = %L and weight >= (matching.active_model()).join_weight order by cardinality(shared) limit 5', p.name),
                format('%s, whatever they share of %s', p.name, array_to_string(p.may_share, ', ')))
  from people p;

-- The same on the whole way, where it is closest.
select p.a || s.said as a, p.b || s.said as b
  from people p,
       lateral (select jsonb_object_agg(e.key, e.value) as said
                  from (select shared from sharing where name = 'twins' order by weight desc limit 1) c
                  join attributes a on a.name = any (c.shared), jsonb_each(a.says) e) s
 where p.name = 'twins' \gset
set local session authorization test_feeds;
select count(mds.ingest(system, '1', payload)) from (values ('crm', :'a'::jsonb), ('billing', :'b')) x (system, payload) \g /dev/null
reset session authorization;
select is((select count(distinct canonical_user_id) from mds.source_identities), 2::bigint, 'twins who share all that are two users');

select finish();
rollback;
