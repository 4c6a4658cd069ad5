-- mds.settle: scores identities anew and decides whose they are.
begin;
\ir ../fixtures.sql
select plan(9);

select is(pg_temp.contract('mds.settle'), 'volatile returns setof mds.settlement', 'contract');
select is(pg_temp.callers('mds.settle'), array[]::text[], 'only functions of MDS call it');

select mds.ingest('crm', '1', '{"full_name": "Ann Oakley", "email": "ann@example.org"}'), mds.ingest('shop', '1', '{"full_name": "Ann Oakley", "email": "ann@example.org"}') \g /dev/null
select mds.settle(array(select id from mds.source_identities)) \g /dev/null
create temp table before on commit drop as select * from pg_temp.contents() where name <> 'matching.edges';
select results_eq($$ select action, canonical_user_id = previous_user_id from mds.settle(array(select id from mds.source_identities)) $$, $$ values ('unchanged', true), ('unchanged', true) $$,
    'what is settled stays so');
select results_eq($$ select * from pg_temp.contents() where name <> 'matching.edges' $$, 'select * from before', 'and nothing is written but the time of scoring');

select is(current_setting('plan_cache_mode'), 'auto', 'the caller''s plans are left alone');
select mds.ingest_batch('crm', (select jsonb_agg(jsonb_build_object('source_record_id', 'n' || n, 'payload', jsonb_build_object('full_name', 'Person ' || to_hex(n * 7919))))
                                  from generate_series(1, 60) n)) \g /dev/null
select is(current_setting('plan_cache_mode'), 'auto', 'after many records too');

-- A record that makes a key too common closes the case of others that only this key had found.
select pg_temp.decide_by('{"candidate_cap": 2, "join_weight": 40, "review_weight": -20}') \g /dev/null
create function pg_temp.cases() returns bigint language sql volatile security definer
return (select count(*) from mds.potential_duplicates d where d.closed_at is null and d.candidate_user_id in (pg_temp.user_of('crm', 'p1'), pg_temp.user_of('shop', 'p2')));
select mds.ingest('crm', 'p1', '{"phone": "+442079460000"}'), mds.ingest('shop', 'p2', '{"phone": "+442079460000"}') \g /dev/null
select is(pg_temp.cases(), 1::bigint, 'given a case of two');
select is((mds.ingest('billing', 'p3', '{"phone": "+442079460000"}')).action, 'created', 'a third is nobody they know');
select is(pg_temp.cases(), 0::bigint, 'and the two are not alike enough any more');

select finish();
rollback;
