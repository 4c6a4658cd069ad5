-- mds.apply_verdict: carries out a steward's verdict on open pairs.
begin;
\ir ../fixtures.sql
select plan(9);

select is(pg_temp.contract('mds.apply_verdict'), 'volatile returns mds.review_decisions[]', 'contract');
select is(pg_temp.callers('mds.apply_verdict'), array[]::text[], 'only functions of MDS call it');

-- Pairs with one role mailbox each.
create function pg_temp.a_pair(p_n text) returns mds.potential_duplicates language sql volatile as $$
    select mds.ingest('crm', p_n || 'a', jsonb_build_object('full_name', 'Ida ' || md5(p_n), 'email', 'info@' || p_n || '.example.org'));
    select mds.ingest('crm', p_n || 'b', jsonb_build_object('full_name', 'Olaf ' || md5(p_n || 'b'), 'email', 'info@' || p_n || '.example.org'));
    select d from mds.potential_duplicates d where d.possible_match_user_id = pg_temp.user_of('crm', p_n || 'a') $$;
create function pg_temp.applied(p_pairs mds.potential_duplicates[], p_verdict text, p_survivor_id uuid default null) returns mds.review_decisions[] language sql volatile
return mds.apply_verdict(p_pairs, array(select mds.evidence_hash(p.id) from unnest(p_pairs) p), p_verdict, 'because', p_survivor_id);

select pg_temp.a_pair('m')::text as m, pg_temp.a_pair('s')::text as s, pg_temp.a_pair('l')::text as l \gset
select pg_temp.user_of('crm', 'mb') as younger \gset
select results_eq(format($$ select d.verdict, d.state, d.survivor_id, d.evidence_hash is not null, d.merge_id is not null from unnest(pg_temp.applied(array[%L::mds.potential_duplicates], 'merge', %L)) d $$, :'m', :'younger'),
    format($$ values ('merge', 'applied', %L::uuid, true, true) $$, :'younger'), 'a merge, with its entry of the journal');
select is(pg_temp.user_of('crm', 'ma'), :'younger'::uuid, 'and who stays');
select results_eq(format($$ select d.state, d.survivor_id, d.merge_id from unnest(pg_temp.applied(array[%L, %L]::mds.potential_duplicates[], 'defer', %L)) d $$, :'s', :'l', :'younger'),
    $$ values ('deferred', null::uuid, null::bigint), ('deferred', null, null) $$, 'two that come back tomorrow');
select is((select count(*) from mds.potential_duplicates where lease_ends_at > now() + interval '23 hours' and leased_by is null), 2::bigint, 'and not before');
select results_eq(format($$ select d.state, d.merge_id from unnest(pg_temp.applied(array[%L::mds.potential_duplicates], 'distinct')) d $$, :'s'), $$ values ('dismissed', null::bigint) $$, 'two people');
select isnt_empty($$ select from mds.overrides where verdict = -1 and withdrawn_at is null $$, 'stay two');
select is((select count(*) from mds.review_decisions where reason = 'because'), 4::bigint, 'every decision is on record');

select finish();
rollback;
