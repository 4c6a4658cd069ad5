-- mds.may_see_clear: whether the login may read personal data of a user in clear.
begin;
\ir ../fixtures.sql
select plan(9);

select is(pg_temp.contract('mds.may_see_clear'), 'stable definer returns boolean', 'contract');
select is(pg_temp.callers('mds.may_see_clear'), array[]::text[], 'only functions of MDS call it');

grant execute on function mds.may_see_clear(uuid) to public;
grant usage on schema mds to public;
select (mds.ingest('crm', '1', '{"full_name": "Ann Example"}')).canonical_user_id as ann \gset
create function pg_temp.may(p_login text, p_user uuid) returns boolean language plpgsql as $$
begin
    perform set_config('session_authorization', p_login, true);
    return mds.may_see_clear(p_user);
end $$;
select is(pg_temp.may(login, :'ann'), expected, login)
  from (values ('test_crm', true), ('test_billing', false), ('test_pii', true), ('test_steward', true), ('test_reader', false), ('test_operator', false)) as c (login, expected);
reset session authorization;
select ok(not pg_temp.may('test_crm', null), 'nobody is not clear');
reset session authorization;

select finish();
rollback;
