-- mds.check_user: the user that an id stands for, if the login may know of the person.
begin;
\ir ../fixtures.sql
select plan(19);

select is(pg_temp.contract('mds.check_user'), 'stable returns uuid', 'contract');
select is(pg_temp.callers('mds.check_user'), '{}'::text[], 'only functions of MDS call it');

select (pg_temp.says('crm', '1', '{"full_name": "Ann Oakley"}')).canonical_user_id as ann, (pg_temp.says('billing', '1', '{"full_name": "Bo Elm"}')).canonical_user_id as bo,
       (pg_temp.says('billing', '2', '{"full_name": "Theo Fir"}')).canonical_user_id as theo \gset
select clock_timestamp() as before \gset
set local session authorization test_steward;
select mds.merge_users(:'bo', :'theo', 'x') \g /dev/null
reset session authorization;

-- Through a definer function of MDS, as the login decides: its answer, or SQLSTATE and detail.
create function mds.asked(p_user_id uuid, p_as_of timestamptz default null) returns text language plpgsql security definer set search_path = pg_catalog, extensions, pg_temp as $$
declare
    v_detail text;
begin
    return mds.check_user(p_user_id, p_as_of);
exception when others then
    get stacked diagnostics v_detail = pg_exception_detail;
    return sqlstate || ' ' || v_detail;
end $$;
alter function mds.asked(uuid, timestamptz) owner to mds_owner;
grant execute on function mds.asked(uuid, timestamptz) to public;
grant usage on schema mds to public;
set local session authorization test_reader;
select is(mds.asked(:'ann'), :'ann', 'a reader knows of everybody');
select is(mds.asked(:'theo'), :'bo', 'by the survivor');
select is(mds.asked(:'theo', :'before'), :'theo', 'before the merge by itself');
select is(mds.asked('00000000-0000-0000-0000-000000000000'), 'MDNUS This id was never issued.', 'not of nobody');
select is(mds.asked(null), 'MDNUS This id was never issued.', 'nor of nothing');
select matches(mds.asked(:'ann', '2000-01-01'), '^MDNUS This id had not been issued at 2000-01-01 [^,]*$', 'nor of somebody before his time');
set local session authorization test_billing;
select is(mds.asked(:'bo'), :'bo', 'a service knows of whom it reports');
select is(mds.asked(:'theo'), :'bo', 'by the survivor');
select is(mds.asked(:'theo', :'before'), :'theo', 'and who that was');
select is(mds.asked(:'ann'), 'MDNUS This id was never issued, or stands for somebody of whom your source systems report nothing.', 'of nobody else');
select is(mds.asked('00000000-0000-0000-0000-000000000000'), mds.asked(:'ann'), 'and cannot tell others from nobody');
select matches(mds.asked(:'ann', :'before'), '^MDNUS This id had not been issued at .*, or stands for somebody of whom your source systems report nothing.$', 'neither of then');
select is(mds.asked(:'ann', clock_timestamp() + interval '1 day') ~ 'MDNUS', true, 'nor of later');
reset session authorization;
select mds.retract('billing', '1', 'gone'), mds.retract('billing', '2', 'gone') \g /dev/null
set local session authorization test_billing;
select matches(mds.asked(:'bo'), '^MDNUS', 'nor of whom it reports no more');
select matches(mds.asked(:'theo', :'before'), '^MDNUS', 'though it did then');
set local session authorization test_nobody;
select matches(mds.asked(:'bo'), '^MDNUS', 'who has no role knows of nobody');
set local session authorization test_auditor;
select is(mds.asked(:'bo'), :'bo', 'an auditor still does');
reset session authorization;

select finish();
rollback;
