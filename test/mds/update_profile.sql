-- mds.update_profile: a steward corrects a profile that still is what was read.
begin;
\ir ../fixtures.sql
select plan(14);

select is(pg_temp.contract('mds.update_profile'), 'volatile definer returns bigint', 'contract');
select is(pg_temp.callers('mds.update_profile'), array['mds_steward'], 'who may call it');


select (mds.ingest('crm', '1', '{"full_name": "Ann Oakley", "email": "ann@example.org"}')).canonical_user_id as ann \gset
set local session authorization test_steward;
select is(mds.update_profile(:'ann', '{"employer": "Oak Ltd"}', 1, 'she said so'), 2::bigint, 'returns the new version');
select is(mds.get_user(:'ann') #>> '{golden,employer}', 'Oak Ltd', 'the correction is golden');
select throws_ok(format('select mds.update_profile(%L, ''{"employer": "Elm"}'', 1, ''x'')', :'ann'), 'MDVER', null, 'who has read an earlier version is refused');
reset session authorization;
do $$ declare v_detail text; begin
    perform mds.update_profile((select id from mds.canonical_users), '{"employer": "Elm"}', 1, 'x');
exception when sqlstate 'MDVER' then get stacked diagnostics v_detail = pg_exception_detail; perform set_config('test.detail', v_detail, true); end $$;
select is(current_setting('test.detail'), '2', 'and told the current one in DETAIL');
set local session authorization test_steward;
select is(mds.get_user(:'ann') #>> '{golden,employer}', 'Oak Ltd', 'nothing was written');
select is(mds.update_profile(:'ann', '{"employer": "Oak Ltd"}', 2, 'again'), 2::bigint, 'what is so already makes no new version');
select throws_ok(format('select mds.update_profile(%s)', format(given, :'ann')), code, null, description)
  from (values ('%L, ''{"employer": "X"}'', null, ''x''', 'MDPAY', 'no version'), ('%L, ''{"employer": "X"}'', 2, '' ''', 'MDPAY', 'no reason'), ('%L, null, 2, ''x''', 'MDPAY', 'no changes'),
               ('''00000000-0000-4000-8000-000000000009'', ''{"employer": "X"}'', 2, ''x''', 'MDNUS', 'nobody'), ('null, ''{"employer": "X"}'', 2, ''x''', 'MDNUS', 'no user')) as c (given, code, description);
set local session authorization test_crm;
select throws_ok(format('select mds.update_profile(%L, ''{"employer": "X"}'', 2, ''x'')', :'ann'), '42501', null, 'a service corrects in its own system');
reset session authorization;

select finish();
rollback;
