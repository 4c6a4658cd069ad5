-- With many rows no call reads a large table from end to end, whoever calls: row policies must not cost the indexes.
begin;
\ir ../fixtures.sql
select plan(9);

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
insert into mds.potential_duplicates (candidate_user_id, possible_match_user_id, reason) select user_id, lag(user_id) over (order by n), 'review_weight' from person offset 1;
analyze mds.canonical_users, mds.canonical_profiles, mds.source_identities, mds.attribute_lineage, matching.features, matching.identity_keys, matching.edges, mds.potential_duplicates;
select user_id as somebody, identity_id as record from person where n = 100 \gset

-- Large tables of which the call read more than a few rows in sequence.
create function pg_temp.scanned(p_call text) returns text
language plpgsql security invoker
as $$
declare
    v_before jsonb := (select jsonb_object_agg(relname, seq_tup_read) from pg_stat_xact_user_tables where schemaname in ('mds', 'matching'));
begin
    execute p_call;
    return (select string_agg(relname || ' ' || seq_tup_read - (v_before ->> relname)::bigint, ', ' order by relname)
              from pg_stat_xact_user_tables
             where schemaname in ('mds', 'matching') and seq_tup_read - (v_before ->> relname)::bigint > 1000);
end;
$$;
select isnt(pg_temp.scanned('select count(*) from mds.canonical_users'), null, 'a scan would be noticed');

set local session authorization test_crm;
select is(pg_temp.scanned($$ select mds.ingest('crm', 'new', '{"full_name": "Nora New", "email": "p100@example.net", "phone": "020 7946 0991"}') $$), null, 'ingest of a new record');
select is(pg_temp.scanned($$ select mds.ingest('crm', 'new', '{"full_name": "Nora New", "email": "p102@example.net"}') $$), null, 'ingest of a changed one');
select is(pg_temp.scanned($$ select * from mds.search('{"email": "p100@example.net"}') $$), null, 'search');
select is(pg_temp.scanned(format('select mds.get_user(%L), mds.find_user(''crm'', ''100''), mds.resolve_user(%L)', :'somebody', :'somebody')), null, 'get, find and resolve a user');
select is(pg_temp.scanned(format('select * from mds.golden_profiles where canonical_user_id = %L', :'somebody')), null, 'one golden profile, as a service');
select is(pg_temp.scanned(format('select * from mds.current_lineage where canonical_user_id = %L', :'somebody')), null, 'one lineage, as a service');
select is(pg_temp.scanned($$ select mds.retract('crm', 'new', 'x') $$), null, 'retract');
set local session authorization test_reader;
select is(pg_temp.scanned(format('select * from mds.golden_profiles where canonical_user_id = %L', :'somebody')), null, 'one golden profile, as a reader');
reset session authorization;

select finish();
rollback;
