-- mds.recompute: everything derived anew.
begin;
\ir ../fixtures.sql
select plan(29);

select is(pg_temp.contract('mds.recompute'), 'volatile definer returns mds.job_report', 'contract');
select is(pg_temp.callers('mds.recompute'), array['mds_operator'], 'who may call it');

-- A mailbox alone shall be enough to join, whatever the shipped model makes of it.
select pg_temp.decide_by('{"join_weight": -5, "review_weight": -5}') \g /dev/null
-- Ann in two systems, and two people with one mailbox that turns out to be a shared one.
select pg_temp.says('crm',     '1', '{"full_name": "Ann Oakley", "email": "ann@example.org", "employer": "Oak"}', '2026-01-01'),
       pg_temp.says('billing', '1', '{"full_name": "Ann Oakley", "email": "ann@example.org", "employer": "Elm"}', '2026-01-01'),
       pg_temp.says('crm',     '2', '{"email": "library@example.org", "employer": "Oak"}'),
       pg_temp.says('billing', '2', '{"email": "library@example.org"}') \g /dev/null
select pg_temp.user_of('crm', '1') as ann, pg_temp.user_of('crm', '2') as library \gset
select is(pg_temp.user_of('billing', '2'), :'library'::uuid, 'given a mailbox that two records share');

create function pg_temp.picture() returns text language sql volatile
return (select md5(string_agg(t.row, E'\n' order by t.row))
          from (select i::text as row from mds.source_identities i
                union all select u::text from mds.canonical_users u
                union all select p::text from mds.canonical_profiles p
                union all select l::text from mds.attribute_lineage l
                union all select (f.source_identity_id, f.given, f.family, f.emails)::text from matching.features f
                union all select k::text from matching.identity_keys k
                union all select (e.left_id, e.right_id, e.weight, e.levels)::text from matching.edges e) t);

select pg_temp.picture() as before \gset
set local session authorization test_operator;
select results_eq($$ select state, done_count, all_count, moved_count from mds.recompute() $$,
    $$ values ('finished', 12::bigint, 12::bigint, 0::bigint) $$, 'three steps an identity, and nobody moves');
reset session authorization;
select is(pg_temp.picture(), :'before', 'where nothing changed, nothing is written');

-- Trust.
select is(mds.get_user(:'ann') #>> '{golden,employer}', 'Elm', 'billing is trusted more');
select mds.register_source('crm', p_trust => 95) \g /dev/null
select mds.recompute() \g /dev/null
select is(mds.get_user(:'ann') #>> '{golden,employer}', 'Oak', 'until it is not: the golden profile follows');

-- Junk: a steward blocks the mailbox.
select normalise.block_value('email', 'library@example.org', 'shared') \g /dev/null
set local session authorization test_operator;
select is((mds.recompute(p_dry_run => true)).moved_count, 1::bigint, 'a dry run says who would move');
reset session authorization;
select is(pg_temp.user_of('billing', '2'), :'library'::uuid, 'and moves nobody');
select is((mds.recompute()).moved_count, 1::bigint, 'recomputing parts what only the mailbox held together');
select isnt(pg_temp.user_of('billing', '2'), :'library'::uuid, 'the younger record has a user of its own');
select is(pg_temp.user_of('crm', '2'), :'library'::uuid, 'the older one keeps the id');

-- Budget: more identities than one chunk.
select mds.ingest_batch('shop', (select jsonb_agg(jsonb_build_object('source_record_id', n::text, 'payload', jsonb_build_object('full_name', 'Person ' || to_hex(n * 7919))))
                                   from generate_series(1, 520) n)) \g /dev/null
select results_eq($$ select state, done_count from mds.recompute('0 seconds') $$, $$ values ('deriving', 500::bigint) $$, 'a budget ends a call after a chunk');
select results_eq($$ select state, done_count from mds.recompute('0 seconds') $$, $$ values ('deriving', 524::bigint) $$, 'the next call goes on');
savepoint another_model;
select pg_temp.decide_by('{"join_weight": 6}') \g /dev/null
select results_eq($$ select state, done_count from mds.recompute('0 seconds') $$, $$ values ('deriving', 500::bigint) $$, 'and begins afresh when another model decides');
rollback to another_model;
select results_eq($$ select state, done_count from mds.recompute('0 seconds') $$, $$ values ('scoring', 1024::bigint) $$, 'into the next stage');
set local track_functions = 'pl';
select results_eq($$ select state, done_count, all_count from mds.recompute() $$, $$ values ('finished', 1572::bigint, 1572::bigint) $$, 'to the end');
select cmp_ok(calls, '<', 20::bigint, 'components are walked through for a chunk, not for each identity: a giant has as many steps as identities')
  from pg_stat_xact_user_functions where schemaname = 'matching' and funcname = 'component_of';
set local track_functions = 'none';
select is((select count(*) from mds.recomputations where finished_at is null), 0::bigint, 'no run is left open');

-- Each pair is scored once, also one that lies in two chunks.
select pg_temp.says('shop', 'far away', '{"full_name": "Ann Oakley", "email": "ann@example.org"}') \g /dev/null
select pg_temp.decide_by('{"prior_weight": -13}') \g /dev/null
select mds.recompute() \g /dev/null
select isnt_empty($$ select from matching.edges where left_id = pg_temp.identity_of('crm', '1') and right_id = pg_temp.identity_of('shop', 'far away') $$,
    'who are in two chunks');
select is_empty($$ select e.* from matching.edges e join matching.features l on l.source_identity_id = e.left_id join matching.features r on r.source_identity_id = e.right_id
                    where (e.weight, e.levels, e.model_id) is distinct from (matching.weight(l, r), matching.levels(l, r), matching.active_model_id()) $$,
    'have an edge in the words of the model that decides, as all have');

-- The cap cuts off the same before and after.
create function pg_temp.users_of_three() returns bigint language sql volatile
return (select count(distinct canonical_user_id) from mds.source_identities where source_record_id like 'three-%');

select pg_temp.decide_by('{"candidate_cap": 2}') \g /dev/null
select pg_temp.says('crm', 'three-1', '{"email": "iris.quill@example.org"}'), pg_temp.says('shop', 'three-2', '{"email": "iris.quill@example.org"}'),
       pg_temp.says('billing', 'three-3', '{"email": "iris.quill@example.org"}') \g /dev/null
select is(pg_temp.users_of_three(), 3::bigint, 'with the third record the key joins nobody, whoever came first');
select mds.recompute() \g /dev/null
select is(pg_temp.users_of_three(), 3::bigint, 'nor when it is recomputed');
select pg_temp.decide_by('{"candidate_cap": 200}') \g /dev/null
select mds.recompute() \g /dev/null
select is(pg_temp.users_of_three(), 1::bigint, 'with room for three it joins them all');
select is_empty($$ select key from matching.capped_keys c join matching.identity_keys k using (key)
                     join mds.source_identities i on i.id = k.source_identity_id where i.source_record_id like 'three-%' $$,
    'and is not recorded as too common any more');

-- A verdict on a record that is withdrawn while the model changes.
select pg_temp.says('crm', 'away', '{"full_name": "Vera Quill"}'), pg_temp.says('shop', 'home', '{"full_name": "Vera Quill", "email": "vera@example.org"}') \g /dev/null
select mds.set_override('must_link', pg_temp.identity_of('crm', 'away'), pg_temp.identity_of('shop', 'home'), 'seen both') \g /dev/null
create function pg_temp.words_of_today() returns boolean language sql volatile
return (select e.model_id = matching.active_model_id() and (e.weight, e.levels) = (matching.weight(l, r), matching.levels(l, r))
          from matching.edges e
          join matching.features l on l.source_identity_id = e.left_id
          join matching.features r on r.source_identity_id = e.right_id
         where e.is_manual and e.left_id = pg_temp.identity_of('crm', 'away'));
select mds.retract('crm', 'away', 'by mistake') \g /dev/null
select pg_temp.decide_by('{"prior_weight": -9}') \g /dev/null
select mds.recompute() \g /dev/null
select is(pg_temp.words_of_today(), null, 'where a record says nothing there is nothing to say about it');
select pg_temp.says('crm', 'away', '{"full_name": "Vera Quill", "email": "vera@example.org"}') \g /dev/null
select is(pg_temp.words_of_today(), true, 'when it comes back, the verdict is in the words of today''s model');

-- Who leaves a user counts, whichever chunk its records are in.
select mds.recompute() \g /dev/null
select mds.ingest('crm', '2', '{"full_name": "Liz Farr", "email": "far@example.org"}') \g /dev/null
select mds.ingest('crm', 'far', '{"full_name": "Liz Farr", "email": "far@example.org"}') \g /dev/null
select is(pg_temp.user_of('crm', 'far'), pg_temp.user_of('crm', '2'), 'two records far from each other');
select pg_temp.decide_by('{"join_weight": 60}') \g /dev/null
create temp table users_before on commit drop as select id, canonical_user_id from mds.source_identities;
select (mds.recompute()).moved_count as moved \gset
select is(:'moved'::bigint, (select count(*) from mds.source_identities i join users_before b using (id) where b.canonical_user_id <> i.canonical_user_id),
    'all that moved are counted');

select finish();
rollback;
