-- mds.masked_profile: the golden profile of a user that the login may know of but not read in clear.
begin;
\ir ../fixtures.sql
select plan(8);

select is(pg_temp.contract('mds.masked_profile'), 'stable definer returns setof mds.canonical_profiles', 'contract');
select is(pg_temp.callers('mds.masked_profile'), array['mds_approver', 'mds_auditor', 'mds_operator', 'mds_pii_reader', 'mds_reader', 'mds_service', 'mds_steward'], 'who may call it');

create function pg_temp.all_masked() returns setof mds.canonical_profiles language plpgsql as $$
declare
    v_user uuid;
begin
    foreach v_user in array string_to_array(current_setting('test.users'), ',')::uuid[] loop
        return query select * from mds.masked_profile(v_user);
    end loop;
end;
$$;

set local session authorization test_feeds;
select (pg_temp.says('crm', '1', '{"full_name": "Ann Oakley", "email": "ann@example.org", "employer": "Oak Ltd", "preferences": {"colour": "red"}}')).canonical_user_id as ann,
       (pg_temp.says('billing', '2', '{"full_name": "Bertram Quux", "phone": "020 7946 0991"}')).canonical_user_id as bert \gset
select set_config('test.users', format('%s,%s', :'ann', :'bert'), true) \g /dev/null

set local session authorization test_reader;
select results_eq('select full_name, email::text, phone_e164, attributes ->> ''employer'', preferences ->> ''colour'' from pg_temp.all_masked() order by 1',
    $$ values ('A***', 'a***', null, 'O***', 'r***'), ('B***', null, '+***', null, null) $$, 'a reader gets all of them, masked');
select is((select count(*) from pg_temp.all_masked() p where to_jsonb(p)::text ~* 'oakley|example\.org|7946|oak ltd|red'), 0::bigint, 'nothing slips through');
set local session authorization test_crm;
select is_empty('select * from pg_temp.all_masked()', 'a service gets none: it reads its own in clear and knows of no other');
set local session authorization test_pii;
select is_empty('select * from pg_temp.all_masked()', 'a PII reader neither: it reads all in clear');
set local session authorization test_operator;
select is((select count(*) from pg_temp.all_masked()), 2::bigint, 'an operator gets all of them');
set local session authorization test_nobody;
select throws_ok('select * from pg_temp.all_masked()', '42501', null, 'who has no role none');
reset session authorization;

select finish();
rollback;
