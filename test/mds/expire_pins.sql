-- mds.expire_pins: pins whose time has passed.
begin;
\ir ../fixtures.sql
select plan(9);

select is(pg_temp.contract('mds.expire_pins'), 'volatile definer returns mds.job_report', 'contract');
select is(pg_temp.callers('mds.expire_pins'), array['mds_operator'], 'who may call it');


select (mds.ingest('crm', '1', '{"full_name": "Ann Oakley", "employer": "Elm"}')).canonical_user_id as ann \gset
select mds.pin_value(:'ann', '$.employer', '"Oak"', 'for a while', now() + interval '1 hour'), mds.pin_value(:'ann', '$.occupation', '"Clerk"', 'for ever'),
       mds.pin_value(:'ann', '$.gender', '"f"', 'for long', now() + interval '1 year') \g /dev/null

update mds.value_pins set expires_at = valid_from + interval '1 us' where attribute = 'employer';
select is((select attributes ->> 'employer' from mds.canonical_profiles), 'Oak', 'a pin counts until somebody looks');
select is_empty('select * from mds.verify_golden()', 'and a profile does not change by waiting');
set local session authorization test_operator;
select is((mds.expire_pins(p_dry_run => true)).all_count, 1::bigint, 'a dry run says how many');
select is((mds.expire_pins()).done_count, 1::bigint, 'they are released');
select is((mds.expire_pins()).all_count, 0::bigint, 'once');
reset session authorization;
select is((select attributes from mds.canonical_profiles), '{"employer": "Elm", "occupation": "Clerk", "gender": "f"}', 'the records count again');
select is_empty('select * from mds.verify_golden() union all select * from mds.verify_lineage()', 'and all is as the laws say');

select finish();
rollback;
