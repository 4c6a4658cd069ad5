-- mds.parted_by: what keeps two users apart whose pair is enough to join them.
begin;
\ir ../fixtures.sql
select plan(15);

-- Thresholds that the cases below are made for.
select pg_temp.decide_by('{"join_weight": 5, "review_weight": 0}') \g /dev/null
select is(pg_temp.contract('mds.parted_by'), 'stable strict returns text[]', 'contract');
select is(pg_temp.callers('mds.parted_by'), array[]::text[], 'only functions of MDS call it');

create function pg_temp.known(p_system text, p_id text, p_payload jsonb) returns bigint language sql volatile
return (pg_temp.says(p_system, p_id, p_payload)).source_identity_id;
create function pg_temp.asked(variadic p_ids bigint[]) returns text[] language sql volatile
return (select mds.parted_by(array_agg(p_ids[n]), array_agg(p_ids[n + 1])) from generate_series(1, cardinality(p_ids), 2) n);
create function pg_temp.queued(p_a bigint, p_b bigint) returns text language sql volatile security definer
return (select d.reason from mds.open_duplicates d where p_a in (d.left_identity_id, d.right_identity_id) and p_b in (d.left_identity_id, d.right_identity_id));

-- Two records, and a birthday against them.
select pg_temp.known('crm', '1', '{"full_name": "Ivy Larch", "phone": "+442079460077", "email": "larch@mail.example", "date_of_birth": "1971-05-12"}') as ivy,
       pg_temp.known('shop', '1', '{"full_name": "Ivy Larch", "phone": "+442079460077", "email": "larch@mail.example", "date_of_birth": "1969-08-30"}') as other_ivy \gset
select is(pg_temp.asked(:ivy, :other_ivy), array['household_doubt'], 'what contradicts the pair itself');
select is(pg_temp.queued(:ivy, :other_ivy), 'household_doubt', 'the queue says so');

-- A father, his son, and a record of one of them that has no birthday; it says more of the father, or as much.
select pg_temp.known('crm', '2', '{"full_name": "Odo Birch", "date_of_birth": "1955-03-02", "phone": "+442079460055", "email": "odo@birch.example"}') as odo,
       pg_temp.known('crm', '3', '{"full_name": "Odo Birch", "phone": "+442079460055", "email": "odo@birch.example"}') as an_odo,
       pg_temp.known('shop', '2', '{"full_name": "Odo Birch", "date_of_birth": "1983-11-20", "phone": "+442079460055"}') as young_odo,
       pg_temp.known('crm', '4', '{"full_name": "Abel Rowan", "date_of_birth": "1955-03-02", "phone": "+442079460066"}') as abel,
       pg_temp.known('crm', '5', '{"full_name": "Abel Rowan", "phone": "+442079460066"}') as an_abel,
       pg_temp.known('shop', '4', '{"full_name": "Abel Rowan", "date_of_birth": "1983-11-20", "phone": "+442079460066"}') as young_abel \gset
select is(pg_temp.asked(:an_odo, :young_odo), array['weak_bridge'], 'what contradicts another record of the two');
select is(pg_temp.queued(:an_odo, :young_odo), 'weak_bridge', 'the queue says so');
select is(pg_temp.asked(:an_abel, :abel, :young_abel, :an_abel), array['either', 'either'], 'who could be either of two');
select is(array[pg_temp.queued(:an_abel, :abel), pg_temp.queued(:young_abel, :an_abel)], array['either', 'either'], 'is both times in the queue as that');
select is(pg_temp.asked(:an_abel, :young_abel, :ivy, :other_ivy, :an_odo, :young_odo), array['either', 'household_doubt', 'weak_bridge'], 'pair by pair, as they are given');
select is(mds.parted_by('{}', '{}') || mds.parted_by(null, array[1]), '{}', 'no pairs, no reasons');

-- Two records of a system that holds each person once, and a third that joins one of them.
select pg_temp.known('members', '1', '{"full_name": "Bo Elm", "date_of_birth": "1960-10-17", "phone": "+442079460033"}') as bo,
       pg_temp.known('members', '2', '{"full_name": "Bo Elm", "email": "bo@elm.example"}') as bo_again,
       pg_temp.known('crm', '6', '{"full_name": "Bo Elm", "email": "bo@elm.example", "date_of_birth": "1960-10-17", "phone": "+442079460033"}') as bo_of_crm \gset
select is(pg_temp.user_of('crm', '6'), pg_temp.user_of('members', '1'), 'given who is one of two');
select is(pg_temp.asked(:bo_of_crm, :bo_again), array['veto'], 'two others of the two users must not be together');
select is(pg_temp.queued(:bo_of_crm, :bo_again), 'veto', 'the queue says so');

-- A giant.
insert into matching.edges (left_id, right_id, weight, verdict, levels, found_by, model_id)
select :an_abel, 1000000 + n, 9, 1, '{}', 1, matching.active_model_id() from generate_series(1, 150) n;
select is(pg_temp.asked(:an_abel, :abel), array['too_large'], 'of more than 150 that hang together the weakest links are given up');

-- Rules of today, by which nobody has decided yet.
select pg_temp.decide_by('{"household_weight": -40}') \g /dev/null
select is(pg_temp.asked(:ivy, :other_ivy), array['not_recomputed'], 'who would join now');

select finish();
rollback;
