-- Included by tests inside their transaction:  \ir ../fixtures.sql
-- Everything here lives in pg_temp or is rolled back with the test.
\set ON_ERROR_STOP on
\set QUIET on
set local client_min_messages to warning;

-- A login for everybody who calls, and one without any role. Functions decide on the login, so tests become one with
-- `set local session authorization test_crm`, not with `set role`.
create role test_crm      login in role mds_service;
create role test_billing  login in role mds_service;
create role test_feeds    login in role test_crm, test_billing, mds_service;     -- speaks for every system
create role test_steward  login in role mds_steward;
create role test_approver login in role mds_approver;
create role test_reader   login in role mds_reader;
create role test_pii      login in role mds_pii_reader;
create role test_auditor  login in role mds_auditor;
create role test_operator login in role mds_operator;
create role test_nobody   login;

select mds.register_source('crm',     p_trust => 60, p_access_role => 'test_crm', p_default_country => 'GB'),
       mds.register_source('shop',    p_trust => 40, p_access_role => 'test_crm', p_default_country => 'GB'),
       mds.register_source('billing', p_trust => 80, p_access_role => 'test_billing', p_default_country => 'GB'),
       mds.register_source('members', p_trust => 50, p_access_role => 'test_billing', p_is_deduplicated => true) \g /dev/null

-- Contracts: which of our roles may read or write a table, or call a function; public counts as a role.
create view pg_temp.roles as
select rolname::text as name from pg_roles where rolname like 'mds\_%' and rolname not in ('mds_owner', 'mds_deployer') and not rolsuper
union all select 'public';

create function pg_temp.readers(p_relation regclass) returns text[]
language sql stable
return array(select r.name from pg_temp.roles r where has_table_privilege(r.name, p_relation, 'select') order by 1);

create function pg_temp.writers(p_relation regclass) returns text[]
language sql stable
return array(select r.name from pg_temp.roles r where has_any_column_privilege(r.name, p_relation, 'insert, update')
                                                   or has_table_privilege(r.name, p_relation, 'delete, truncate') order by 1);

create function pg_temp.callers(p_function regproc) returns text[]
language sql stable
return array(select r.name from pg_temp.roles r where has_function_privilege(r.name, p_function, 'execute') order by 1);

create function pg_temp.contract(p_function regproc) returns text
language sql stable
return (select concat_ws(' ', case p.provolatile when 'i' then 'immutable' when 's' then 'stable' else 'volatile' end,
                         case when p.proisstrict then 'strict' end, case when p.prosecdef then 'definer' end,
                         'returns', case when p.proretset then 'setof' end, p.prorettype::regtype)
          from pg_proc p where p.oid = p_function);

-- What a system says of a record, in the words of a test; the answer of mds.ingest.
create function pg_temp.says(p_system text, p_id text, p_payload jsonb, p_at timestamptz default null) returns mds.resolution
language sql volatile
return mds.ingest(p_system, p_id, p_payload, p_at);

-- From here on a copy of the active model decides, changed in the words of matching.edit_model: the active one itself never changes.
create function pg_temp.decide_by(p_changes jsonb) returns void
language plpgsql volatile security definer
as $$
declare
    v_id integer := matching.copy_model(matching.active_model_id(), 'test ' || (select count(*) from matching.models));
begin
    perform matching.edit_model(v_id, p_changes);
    perform matching.activate_model(v_id);
end;
$$;

-- What matching keeps of a record, without anybody deciding on it.
create function pg_temp.a_record(p_id bigint, p_payload jsonb) returns void language sql
return matching.store_features(array[matching.describe(p_id, 'crm', p_id::text, normalise.person(p_payload, 'GB', 'DMY'))]);

-- The functions below look as a superuser at what the caller may not see; volatile, to see what their own statement did.
create function pg_temp.user_of(p_system text, p_id text) returns uuid
language sql volatile security definer
begin atomic
    select i.canonical_user_id from mds.source_identities i where i.source_system = p_system and i.source_record_id = p_id;
end;

create function pg_temp.identity_of(p_system text, p_id text) returns bigint
language sql volatile security definer
begin atomic
    select i.id from mds.source_identities i where i.source_system = p_system and i.source_record_id = p_id;
end;

-- Who is one person, by source key: {{crm:1,shop:7},{crm:2}}; says nothing of ids.
create function pg_temp.partition() returns text[]
language sql volatile security definer
begin atomic
    select array_agg(members order by members)
      from (select string_agg(i.source_system || ':' || i.source_record_id, ' ' order by i.source_system, i.source_record_id) as members
              from mds.source_identities i
             where i.canonical_user_id is not null
             group by i.canonical_user_id) u;
end;

-- Rows and a checksum of every table of mds and matching; replay counters are left out.
create function pg_temp.contents() returns table (name text, row_count bigint, checksum text)
language plpgsql volatile security definer
as $$
begin
    for name in
        select c.oid::regclass::text from pg_class c
         where c.relnamespace in ('mds'::regnamespace, 'matching'::regnamespace) and c.relkind = 'r'
         order by 1
    loop
        return query execute format(
            $q$ select %1$L::text, count(*), md5(string_agg(row, '|' order by row collate "C"))
                  from (select (to_jsonb(t) - 'replay_count')::text as row from %1$s t) r $q$, name);
    end loop;
end;
$$;

-- Golden profiles, identities and their lineage agree (law 5); one row for each value that does not.
create function pg_temp.stale_profiles() returns table (user_id uuid, attribute_path text, problem text)
language sql stable security definer
begin atomic
    with profile as (
        select p.id as profile_id, p.canonical_user_id,
               jsonb_strip_nulls(jsonb_build_object('full_name', p.full_name, 'email', p.claimed_email, 'phone_e164', p.phone_e164, 'country_code', p.country_code))
               || p.attributes as flat, p.preferences, p.email is null as has_lost_email
          from mds.canonical_profiles p
    ),
    stored as (
        select f.canonical_user_id, '$.' || v.key as path, v.value from profile f, lateral jsonb_each(f.flat) v
        union all
        select f.canonical_user_id, '$.' || v.key, v.value from profile f, lateral jsonb_each(mds.flattened('preferences', f.preferences)) v
    ),
    golden as (
        select g.canonical_user_id, g.attribute_path as path, g.value, g.source_identity_id, g.value_pin_id
          from unnest(mds.golden_of(array(select u.id from mds.canonical_users u))) g
    ),
    lineage as (
        select f.canonical_user_id, l.attribute_path as path, l.source_identity_id, l.value_pin_id, l.value_hash
          from mds.attribute_lineage l join profile f on f.profile_id = l.canonical_profile_id
         where l.valid_to is null and num_nonnulls(l.source_identity_id, l.value_pin_id) > 0
    )
    select coalesce(s.canonical_user_id, g.canonical_user_id), coalesce(s.path, g.path), 'profile and golden_of differ'
      from stored s full join golden g on g.canonical_user_id = s.canonical_user_id and g.path = s.path
     where s.value is distinct from g.value
    union all
    select coalesce(l.canonical_user_id, g.canonical_user_id), coalesce(l.path, g.path), 'lineage and golden_of differ'
      from lineage l
      full join (select g.* from golden g join profile f on f.canonical_user_id = g.canonical_user_id
                  where g.path <> '$.email' or not f.has_lost_email) g
        on g.canonical_user_id = l.canonical_user_id and g.path = l.path
     where (l.source_identity_id, l.value_pin_id) is distinct from (g.source_identity_id, g.value_pin_id)
        or l.value_hash is distinct from encode(governance.keyed_hash('lineage', g.value #>> '{}'), 'hex');
end;
