-- mds.visible_systems: the source systems whose records the login may see.
begin;
\ir ../fixtures.sql
select plan(10);

select is(pg_temp.contract('mds.visible_systems'), 'stable definer returns text[]', 'contract');
select is(pg_temp.callers('mds.visible_systems'), '{}'::text[], 'only functions of MDS call it');

grant execute on function mds.visible_systems() to public;
grant usage on schema mds to public;
create function pg_temp.seen(p_login text) returns text[] language plpgsql as $$
begin
    perform set_config('session_authorization', p_login, true);
    return mds.visible_systems();
end $$;
select is(pg_temp.seen(login), expected, login)
  from (values ('test_crm', array['crm', 'shop']), ('test_billing', array['billing', 'members']), ('test_nobody', '{}'),
               ('test_reader', array['billing', 'crm', 'members', 'shop']), ('test_auditor', array['billing', 'crm', 'members', 'shop']),
               ('test_operator', array['billing', 'crm', 'members', 'shop']), ('test_steward', array['billing', 'crm', 'members', 'shop']),
               ('test_pii', array['billing', 'crm', 'members', 'shop'])) as c (login, expected);
reset session authorization;

select finish();
rollback;
