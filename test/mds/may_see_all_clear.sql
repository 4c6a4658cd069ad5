-- mds.may_see_all_clear: whether the login may read everybody in clear.
begin;
\ir ../fixtures.sql
select plan(10);

select is(pg_temp.contract('mds.may_see_all_clear'), 'stable returns boolean', 'contract');
select is(pg_temp.callers('mds.may_see_all_clear'), array['mds_approver', 'mds_auditor', 'mds_operator', 'mds_pii_reader', 'mds_reader', 'mds_service', 'mds_steward'], 'who may call it: whoever reads the views that ask it');

grant execute on function mds.may_see_all_clear() to public;
grant usage on schema mds to public;
create function pg_temp.may(p_login text) returns boolean language plpgsql as $$
begin
    perform set_config('session_authorization', p_login, true);
    return mds.may_see_all_clear();
end $$;
select is(pg_temp.may(login), expected, login)
  from (values ('test_steward', true), ('test_approver', true), ('test_pii', true), ('test_reader', false), ('test_auditor', false), ('test_operator', false), ('test_crm', false), ('test_nobody', false)) as c (login, expected);
reset session authorization;

select finish();
rollback;
