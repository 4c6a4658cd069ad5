-- With many rows no call reads a large table from end to end, whoever calls: row policies must not cost the indexes.
begin;
\ir ../fixtures.sql
select plan(101);

-- 30,000 people who have little in common, put in place without deciding about them.
create temp table person on commit drop as
select n, gen_random_uuid() as user_id, gen_random_uuid() as profile_id, 1000000 + n as identity_id from generate_series(1, 30000) n;
insert into mds.canonical_users (id) select user_id from person;
insert into mds.canonical_profiles (id, canonical_user_id, full_name, email, claimed_email, email_confidence)
select profile_id, user_id, 'Person ' || n, 'p' || n || '@example.net', 'p' || n || '@example.net', 50 from person;
insert into mds.source_identities (id, canonical_user_id, source_system, source_record_id, ingested_payload, payload_hash, attributes)
select identity_id, user_id, case when n % 2 = 0 then 'crm' else 'billing' end, n::text, '{}', n, jsonb_build_object('name', jsonb_build_object('full_name', 'Person ' || n), 'email', 'p' || n || '@example.net') from person;
insert into mds.attribute_lineage (canonical_profile_id, attribute_path, source_identity_id, payload_version, value_hash, confidence, valid_from)
select profile_id, path, identity_id, 1, '', 50, now() from person, unnest(array['$.full_name', '$.email']) path;
insert into matching.features (source_identity_id, source_system, record_key, emails, normaliser_version) select identity_id, 'crm', n, array['p' || n || '@example.net'], 1 from person;
insert into matching.identity_keys (key, source_identity_id, rule) select normalise.hash64(k || n), identity_id, r from person, (values ('email|p', 0), ('x', 1), ('y', 2)) as k (k, r);
insert into matching.edges (left_id, right_id, weight, verdict, levels, found_by, model_id) select identity_id, identity_id + 500000, 1, 0, '{}', 1, matching.active_model_id() from person;
insert into mds.potential_duplicates (candidate_user_id, possible_match_user_id, reason) select a.user_id, b.user_id, 'review_weight' from person a join person b on b.n = a.n - 1 where a.n % 2 = 0;
-- What stewards have done to ten thousand others.
insert into mds.merges (survivor_id, absorbed_id, match_method, moved_identity_ids, kept_identity_ids) select user_id, lag(user_id) over (order by n), 'manual', array[identity_id - 1], array[identity_id] from person where n > 20000 offset 1;
insert into mds.overrides (left_id, right_id, verdict, origin, reason) select identity_id - 1, identity_id, -1, 'override', 'x' from person where n > 20000;
insert into mds.former_memberships (source_identity_id, canonical_user_id, valid_from, valid_to) select identity_id, user_id, now() - interval '2 days', now() - interval '1 day' from person where n > 20000;
insert into mds.regroupings (trigger_ids, identity_ids, previous_user_ids, next_user_ids) select array[identity_id], array[identity_id], array[user_id], array[user_id] from person where n > 20000;
insert into mds.payload_versions (source_identity_id, version, payload) select identity_id, 1, '{}' from person where n > 20000;
insert into mds.value_pins (canonical_user_id, attribute, value, reason) select user_id, 'occupation', '"Clerk"', 'x' from person where n > 20000;
insert into mds.review_decisions (duplicate_id, verdict, state, reason, evidence_hash) select d.id, 'defer', 'deferred', 'x', '' from mds.potential_duplicates d order by d.id limit 10000;
-- As many share a key as may.
insert into matching.identity_keys (key, source_identity_id, rule) select normalise.hash64('email|crowd@example.net'), identity_id, 0 from person where n <= 200;
analyze mds.merges, mds.overrides, mds.former_memberships, mds.regroupings, mds.payload_versions, mds.value_pins, mds.review_decisions;
analyze mds.canonical_users, mds.canonical_profiles, mds.source_identities, mds.attribute_lineage, matching.features, matching.identity_keys, matching.edges, mds.potential_duplicates;
-- Somebody and two others; of one a merge and an override are known.
select r.canonical_user_id as somebody, r.source_identity_id as record from mds.ingest('crm', '100000', '{"full_name": "Ann Verity Oakley", "email": "oakley@example.net"}') r \gset
select r.canonical_user_id as other, r.source_identity_id as "next" from mds.ingest('crm', '100002', '{"full_name": "Nora Quux", "email": "quux@example.net"}') r \gset
select m.id as merge, m.survivor_id as survivor from mds.merges m join person p on p.user_id = m.survivor_id and p.n = 25000 \gset
select o.id as override from mds.overrides o join person p on p.identity_id = o.right_id and p.n = 25000 \gset
select d.id as case from mds.potential_duplicates d join person p on p.user_id = d.candidate_user_id and p.n = 15000 \gset
select d.id as another_case from mds.potential_duplicates d join person p on p.user_id = d.candidate_user_id and p.n = 16000 \gset

-- Large tables of which the call read more than a few rows, in sequence or through a whole index.
create function pg_temp.scanned(p_call text, p_most integer default 1000) returns text
language plpgsql security invoker
as $$
declare
    v_before jsonb := (select jsonb_object_agg(relid, seq_tup_read + coalesce(idx_tup_fetch, 0)) from pg_stat_xact_user_tables where schemaname in ('mds', 'matching'));
begin
    execute p_call;
    return (select string_agg(t.relname || ' ' || t.seq_tup_read + coalesce(t.idx_tup_fetch, 0) - (v_before ->> t.relid::text)::bigint, ', ' order by t.relname)
              from pg_stat_xact_user_tables t
             where t.schemaname in ('mds', 'matching') and t.seq_tup_read + coalesce(t.idx_tup_fetch, 0) - (v_before ->> t.relid::text)::bigint > p_most);
end;
$$;
-- The calls of one login, one after the other: $1 somebody, $2 another one, $3 and $4 a record of each.
create function pg_temp.calls(p_login text, p_calls text[], p_most integer default 1000) returns setof text
language plpgsql security invoker
as $$
declare
    v_call text;
begin
    execute format('set local session authorization %I', p_login);
    foreach v_call in array p_calls loop
        return next is(pg_temp.scanned(v_call, p_most), null, p_login || ': ' || v_call);
    end loop;
    set local session authorization default;
end;
$$;
select isnt(pg_temp.scanned('select count(*) from mds.canonical_users'), null, 'a scan would be noticed');


select pg_temp.calls('test_crm', array[
    $$ select mds.ingest('crm', 'new', '{"full_name": "Nora New", "email": "p100@example.net", "phone": "020 7946 0991"}') $$,
    $$ select mds.ingest('crm', 'new', '{"full_name": "Nora New", "email": "p102@example.net"}') $$,
    $$ select mds.ingest_batch('crm', '[{"source_record_id": "new", "payload": {"full_name": "Nora Newer", "email": "p102@example.net"}}, {"source_record_id": "newer", "payload": {"full_name": "Nora Neo"}}]') $$,
    $$ select mds.retract('crm', 'new', 'x') $$,
    $$ select mds.find_user('crm', '100000') $$]);
-- Two hundred share it already, of whom all that they say is looked at once.
select pg_temp.calls('test_crm', array[$$ select mds.ingest('crm', 'one too many', '{"email": "crowd@example.net"}') $$], 2000);
select pg_temp.calls(login, array[
    $$ select * from mds.search('{"email": "p100@example.net"}') $$,
    $$ select * from mds.search('{"full_name": "Ann Oakley"}') $$])
  from unnest(array['test_crm', 'test_steward', 'test_reader', 'test_approver', 'test_operator']) login;
select pg_temp.calls(login, array[
    format('select mds.get_user(%L)', :'somebody'),
    format('select mds.get_user(%L, clock_timestamp())', :'somebody'),
    format('select mds.resolve_user(%L)', :'somebody'),
    format('select * from mds.golden_profiles where canonical_user_id = %L', :'somebody'),
    format('select * from mds.user_identities where canonical_user_id = %L', :'somebody'),
    $$ select * from mds.user_identities where source_system = 'crm' and source_record_id = '100000' $$,
    format('select * from mds.current_lineage where canonical_user_id = %L', :'somebody'),
    format('select * from mds.merge_history where survivor_id = %L', :'survivor'),
    format('select * from mds.how_user(%L)', :'somebody'),
    format('select mds.why_value(%L, ''$.full_name'')', :'somebody'),
    format('select * from mds.why_records(%s, %s)', :'record', :'next'),
    format('select mds.why_not(%s, %s)', :'record', :'next')])
  from unnest(array['test_crm', 'test_steward', 'test_reader', 'test_approver', 'test_auditor', 'test_operator']) login;
select pg_temp.calls('test_steward', array[
    format('select * from mds.open_duplicates where candidate_user_id = %L or possible_match_user_id = %1$L', :'somebody'),
    $$ select * from mds.next_review() $$,
    format('select mds.merge_preview(%L, %L)', :'somebody', :'other'),
    format('select mds.decide_review(%s, ''distinct'', ''x'')', :'case'),
    format('select mds.update_profile(%L, ''{"employer": "Oak"}'', (select version from mds.golden_profiles where canonical_user_id = %1$L), ''x'')', :'somebody'),
    format('select mds.unpin_value(%L, ''employer'', ''x'')', :'somebody'),
    format('select mds.set_override(''cannot_link'', %s, %s, ''x'')', :'record', :'next'),
    format('select mds.clear_override(%s, ''x'')', :'override'),
    format('select mds.merge_users(%L, %L, ''x'')', :'survivor', :'other'),
    format('select mds.set_override(''must_link'', %s, %s, ''x'')', :'record', :'next')]);

select pg_temp.calls('test_approver', array['select * from mds.next_review()']);
select is((select count(*) from matching.capped_keys where key = normalise.hash64('email|crowd@example.net')), 1::bigint, 'given a key that became too common');

select finish();
rollback;
