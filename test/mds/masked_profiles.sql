-- mds.masked_profiles: golden profiles of people whom the login may know of but not read in clear.
begin;
\ir ../fixtures.sql
select plan(16);

select columns_are('mds', 'masked_profiles', array['canonical_user_id', 'full_name', 'email', 'phone_e164', 'country_code', 'preferences', 'attributes', 'version', 'updated_at']);
select is(pg_temp.readers('mds.masked_profiles'), array['mds_approver', 'mds_auditor', 'mds_operator', 'mds_pii_reader', 'mds_reader', 'mds_service', 'mds_steward'], 'who may read it');

set local session authorization test_feeds;
select (pg_temp.says('crm', '1', '{"full_name": "Ann Oakley", "email": "ann@example.org", "employer": "Oak Ltd", "preferences": {"colour": "red"}}')).canonical_user_id as ann,
       (pg_temp.says('billing', '2', '{"full_name": "Bertram Quux", "phone": "020 7946 0991"}')).canonical_user_id as bert \gset

set local session authorization test_reader;
select results_eq('select full_name, email::text, phone_e164, attributes ->> ''employer'', preferences ->> ''colour'' from mds.masked_profiles order by 1',
    $$ values ('A***', 'a***', null, 'O***', 'r***'), ('B***', null, '+***', null, null) $$, 'a reader gets all of them, masked');
select is((select count(*) from mds.masked_profiles p where (to_jsonb(p) - array['canonical_user_id', 'updated_at'])::text ~* 'oakley|example\.org|7946|oak ltd|red'), 0::bigint, 'nothing slips through');
set local session authorization test_crm;
select is_empty('select * from mds.masked_profiles', 'a service gets none: it reads its own in clear and knows of no other');
set local session authorization test_pii;
select is_empty('select * from mds.masked_profiles', 'a PII reader neither: it reads all in clear');
set local session authorization test_steward;
select is_empty('select * from mds.masked_profiles', 'nor a steward');
set local session authorization test_operator;
select is((select count(*) from mds.masked_profiles), 2::bigint, 'an operator gets all of them');
set local session authorization test_nobody;
select throws_ok('select * from mds.masked_profiles', '42501', null, 'who has no role none');
reset session authorization;
create role test_both login in role test_crm, mds_reader;
set local session authorization test_both;
select results_eq('select full_name from mds.masked_profiles', array['B***'], 'a reader who is a service as well those that it has not reported');

-- A condition of the reader's is asked of what the reader may see, and of nothing else.
create function pg_temp.overhears(p_value text) returns boolean language plpgsql cost 0.0001 as $$
begin
    if p_value !~ '^.\*{3}$' then
        raise exception 'overheard %', p_value;
    end if;
    return true;
end;
$$;
select lives_ok('select * from mds.masked_profiles where pg_temp.overhears(full_name)', 'a condition sees masked values');
set local session authorization test_crm;
select lives_ok('select * from mds.masked_profiles where pg_temp.overhears(full_name)', 'and those of whom there is no row not at all');
reset session authorization;

-- However many people: who may see is asked once, and every value is masked once.
select pg_temp.says('billing', n::text, jsonb_build_object('full_name', 'Person ' || chr(64 + n), 'employer', 'Oak Ltd', 'preferences', '{"colour": "red"}'::jsonb)) from generate_series(3, 9) n \g /dev/null
select count(*) as "values" from mds.canonical_profiles p, lateral (select jsonb_path_query(d, 'strict $.**') from unnest(array[p.preferences, p.attributes]) d) v \gset
set local track_functions = 'all';
create function pg_temp.called(p_query text) returns jsonb language plpgsql as $$
declare
    v_before jsonb := (select coalesce(jsonb_object_agg(funcname, calls), '{}') from pg_stat_xact_user_functions where schemaname = 'mds');
begin
    execute p_query;
    return (select jsonb_object_agg(f.funcname, f.calls - coalesce((v_before ->> f.funcname)::bigint, 0))
              from pg_stat_xact_user_functions f
             where f.schemaname = 'mds' and f.calls > coalesce((v_before ->> f.funcname)::bigint, 0));
end;
$$;
set local session authorization test_reader;
select is(pg_temp.called('select row_to_json(m) from mds.masked_profiles m'), jsonb_build_object('may_see_all', 1, 'may_see_all_clear', 1, 'own_systems', 1, 'masked', :values), 'asked once, masked once');
set local session authorization test_steward;
select is(pg_temp.called('select row_to_json(p) from mds.golden_profiles p'), '{"may_see_all": 1, "may_see_all_clear": 1}', 'for a steward nothing is masked');
set local session authorization test_crm;
select is(pg_temp.called('select row_to_json(p) from mds.golden_profiles p') - 'own_systems', '{"may_see_all": 1}', 'nor for a service, whether the planner asks for its systems or not');
set local session authorization test_reader;
select is(pg_temp.called(format('select row_to_json(p) from mds.golden_profiles p where canonical_user_id = %L', :'bert')),
    jsonb_build_object('may_see_all', 1, 'may_see_all_clear', 1, 'own_systems', 1, 'masked', (select count(*) from mds.masked_profiles m, lateral (select jsonb_path_query(d, 'strict $.**') from unnest(array[m.preferences, m.attributes]) d) v where m.canonical_user_id = :'bert')), 'who asks for one has one masked');
reset session authorization;

select finish();
rollback;
