-- mds.join_all: folds all users of some pairs into one; on the way of mds.decide_case and mds.approve_review.
begin;
\ir ../fixtures.sql
select plan(6);

select is(pg_temp.contract('mds.join_all'), 'volatile returns bigint[]', 'contract');
select is(pg_temp.callers('mds.join_all'), array[]::text[], 'only functions of MDS call it');
select mds.ingest('crm', n::text, jsonb_build_object('employer', 'Firm ' || n)) from generate_series(1, 4) n \g /dev/null
create function pg_temp.a_case(p_a text, p_b text) returns bigint language sql volatile as $$
    insert into mds.potential_duplicates (candidate_user_id, possible_match_user_id, reason) values (pg_temp.user_of('crm', p_b), pg_temp.user_of('crm', p_a), 'review_weight') returning id $$;
select pg_temp.a_case('2', '3') as c23, pg_temp.a_case('1', '2') as c12, pg_temp.user_of('crm', '2') as two, pg_temp.user_of('crm', '1') as one, pg_temp.user_of('crm', '3') as three \gset
select mds.join_all(array[:c23, :c12], :'two', 'x', 'me', null) as made \gset
select is(pg_temp.partition(), array['crm:1 crm:2 crm:3', 'crm:4'], 'all are one');
select is(pg_temp.user_of('crm', '1'), :'two'::uuid, 'whoever is to stay');
select results_eq(format('select absorbed_id from unnest(%L::bigint[]) with ordinality as m (id, n) join mds.merges j on j.id = m.id order by m.n', :'made'), format('values (%L::uuid), (%L)', :'three', :'one'), 'with the entry for each pair');
select mds.impose(array[pg_temp.identity_of('crm', '3')], array[pg_temp.identity_of('crm', '4')], -1, 'override', 'not them', 'me') \g /dev/null
select pg_temp.a_case('2', '4') as c24 \gset
select is(array_length(mds.join_all(array[:c24], :'two', 'x', 'me', null), 1), 1, 'a later word stands above an earlier one');

select finish();
rollback;
