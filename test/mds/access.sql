-- mds.access: who may read and write what in schema mds.
begin;
\ir ../fixtures.sql
select plan(12);

create temp view readers as
select unnest(array['mds_service', 'mds_steward', 'mds_approver', 'mds_reader', 'mds_pii_reader', 'mds_auditor', 'mds_operator', 'mds_cdc']) as role;
create temp view tables as
select c.oid, c.relname from pg_class c where c.relnamespace = 'mds'::regnamespace and c.relkind in ('r', 'v');

select is_empty($$ select role, relname from readers, tables where has_table_privilege(role, oid, 'insert, update, delete, truncate') $$,
    'no role may write to a table');
select is_empty($$ select role from readers where role in ('mds_service', 'mds_reader', 'mds_auditor', 'mds_operator')
                     and (has_column_privilege(role, 'mds.source_identities', 'ingested_payload', 'select')
                       or has_column_privilege(role, 'mds.source_identities', 'attributes', 'select')) $$,
    'payloads and what was read from them are for those who read in clear');
select is_empty($$ select role from readers where has_table_privilege(role, 'mds.payload_versions', 'select')
                                               or has_table_privilege(role, 'mds.idempotency_keys', 'select') $$,
    'former payloads and idempotency keys are read through functions only');
select is_empty($$ select relname from tables where has_table_privilege('public', oid, 'select') $$,
    'nothing is readable by public');
select set_eq($$ select role from readers where has_table_privilege(role, 'mds.open_duplicates', 'select') $$,
    array['mds_steward', 'mds_approver', 'mds_auditor', 'mds_operator'], 'the review queue is for those who work on it');
select set_eq($$ select role from readers where has_table_privilege(role, 'mds.golden_profiles', 'select') $$,
    array['mds_service', 'mds_steward', 'mds_approver', 'mds_reader', 'mds_pii_reader', 'mds_auditor', 'mds_operator'],
    'golden profiles are for everybody but replication');

-- Who may see what is said once: by two functions, and by row policies that are given to the same roles.
create function pg_temp.who(p_may text) returns text[] language plpgsql as $$
declare
    v_role text;
    v_may  boolean;
    v_all  text[] := '{}';
begin
    for v_role in select role from readers order by 1 loop
        execute format('set local session authorization %I', 'test_' || v_role);
        execute format('select %s', p_may) into v_may;
        set local session authorization default;
        v_all := v_all || case when v_may then array[v_role] else '{}' end;
    end loop;
    return v_all;
end;
$$;
select format('create role %I login in role %I', 'test_' || role, role) from readers \gexec
grant execute on function mds.may_see_all(), mds.may_see_all_clear() to public;
create temp view policies as
select p.polname as name, array(select r::regrole::text from unnest(p.polroles) r order by 1) as roles from pg_policy p;
select is(roles, pg_temp.who('mds.may_see_all()'), name || ' is for who may see all')
  from policies where name in ('source_systems_all', 'source_identities_all', 'canonical_users_all', 'attribute_lineage_all') order by name;
select is(roles, pg_temp.who('mds.may_see_all_clear()'), name || ' is for who may see all in clear') from policies where name = 'canonical_profiles_clear';
select set_eq($$ select p.oid::regproc::text from pg_proc p where p.pronamespace = 'mds'::regnamespace and case when p.prokind = 'f' then pg_get_functiondef(p.oid) ~ '''mds_(reader|pii_reader|auditor)''' end
                 union all select c.oid::regclass::text from pg_class c where c.relnamespace = 'mds'::regnamespace and c.relkind = 'v' and pg_get_viewdef(c.oid) ~ '''mds_' $$,
    array['mds.may_see_all', 'mds.may_see_all_clear'], 'no other function or view lists these roles');

select finish();
rollback;
