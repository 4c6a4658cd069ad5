-- mds.source_stats: what each system has reported.
begin;
\ir ../fixtures.sql
select plan(9);

select is(pg_temp.contract('mds.source_stats'), 'stable definer returns setof mds.source_statistics', 'contract');
select is(pg_temp.callers('mds.source_stats'), array['mds_approver', 'mds_auditor', 'mds_operator', 'mds_steward'], 'who may call it');
select results_eq('select source_system, trust, record_count, user_count, rejected_count, rejects from mds.source_stats()',
    $$ values ('billing', 80.00, 0::bigint, 0::bigint, 0::bigint, '{}'::jsonb), ('crm', 60, 0, 0, 0, '{}'), ('members', 50, 0, 0, 0, '{}'), ('shop', 40, 0, 0, 0, '{}') $$,
    'a system that has sent nothing is there all the same');

select pg_temp.says('crm', '1', '{"full_name": "Ann Oakley", "email": "ann@oakley.example", "phone": "020 7946 0018"}'),
       pg_temp.says('crm', '2', '{"full_name": "Ann Oakley", "email": "ann@oakley.example", "phone": "020 7946 0018"}'),
       pg_temp.says('shop', '3', '{"full_name": "Ann Oakley", "email": "ann@oakley.example", "phone": "020 7946 0018"}'),
       pg_temp.says('crm', '4', '{"full_name": "Bo Elm"}'), pg_temp.says('crm', '5', '{"full_name": "Cy Fir"}') \g /dev/null
select mds.retract('crm', '5', 'gone') \g /dev/null
select results_eq($$ select source_system, record_count, retracted_count, user_count, shared_user_count from mds.source_stats() where record_count > 0 $$,
    $$ values ('crm', 3::bigint, 1::bigint, 2::bigint, 1::bigint), ('shop', 1, 0, 1, 1) $$,
    'records, users, and users that others know too; most records first');
select ok((select last_received_at > now() - interval '1 day' from mds.source_stats() where source_system = 'crm'), 'when it last said something');
select is((select last_received_at from mds.source_stats() where source_system = 'billing'), null, 'or that it never did');

insert into mds.rejected_records (source_system, error_code, message, retried_at)
values ('crm', 'MDPAY', 'x', null), ('crm', 'MDPAY', 'x', null), ('crm', 'MDRAW', 'x', null), ('crm', 'MDPAY', 'x', now()),
       (null, 'MDRAW', 'x', null), ('nobody knows', 'MDSRC', 'x', null), ('shop', 'MDPAY', 'x', now());
set local session authorization test_auditor;
select results_eq($$ select source_system, rejected_count, retried_count, rejects from mds.source_stats() where rejected_count + retried_count > 0 $$,
    $$ values ('crm', 3::bigint, 1::bigint, '{"MDPAY": 2, "MDRAW": 1}'::jsonb), ('shop', 0, 1, '{}'), (null, 2, 0, '{"MDRAW": 1, "MDSRC": 1}') $$,
    'rejects that wait, by code, and those taken after all; what belongs to no system last');
select is((select sum(rejected_count) from mds.source_stats()), 5::numeric, 'none is missed');
set local session authorization test_reader;
select throws_ok('select * from mds.source_stats()', '42501', null, 'not for readers');

select finish();
rollback;
