-- mds.expire_overrides: verdicts for a time come to their end.
begin;
\ir ../fixtures.sql
select plan(6);

select is(pg_temp.contract('mds.expire_overrides'), 'volatile definer returns mds.job_report', 'contract');
select is(pg_temp.callers('mds.expire_overrides'), array['mds_operator'], 'who may call it');
select mds.ingest('crm', '1', '{"full_name": "Ann Oakley", "email": "ann@example.org"}'), mds.ingest('shop', '2', '{"full_name": "Ann Oakley", "email": "ann@example.org"}') \g /dev/null
select mds.set_override('cannot_link', pg_temp.identity_of('crm', '1'), pg_temp.identity_of('shop', '2'), 'for a day', now() + interval '1 day') \g /dev/null
update mds.overrides set expires_at = now() - interval '1 second';
set local session authorization test_operator;
select results_eq('select state, all_count from mds.expire_overrides(p_dry_run => true)', $$ values ('finished', 1::bigint) $$, 'a dry run counts');
select is(pg_temp.partition(), array['crm:1', 'shop:2'], 'and parts nobody');
select results_eq('select state, done_count from mds.expire_overrides()', $$ values ('finished', 1::bigint) $$, 'what is over ends');
select is(pg_temp.partition(), array['crm:1 shop:2'], 'and the evidence decides');
reset session authorization;

select finish();
rollback;
