-- mds.review_policies: how urgent cases are.
begin;
\ir ../fixtures.sql
select plan(6);

select columns_are('mds', 'review_policies', array['reason', 'priority', 'sla', 'updated_by', 'updated_at']);
select is(pg_temp.readers('mds.review_policies'), array['mds_approver', 'mds_auditor', 'mds_operator', 'mds_steward'], 'who may read it');
select is(pg_temp.writers('mds.review_policies'), array[]::text[], 'nobody but the owner writes to it');
select ok(relrowsecurity, 'row policies decide') from pg_class where oid = 'mds.review_policies'::regclass;
select throws_ok($$ update mds.review_policies set sla = '0' $$, '23514', null, 'a deadline lies in the future');
select is((select count(*) from mds.review_policies p
            where pg_get_constraintdef((select oid from pg_constraint where conname = 'chk_potential_duplicates_reason')) like '%''' || p.reason || '''%'), 11::bigint,
    'there is one for every reason that a case may have');

select finish();
rollback;
