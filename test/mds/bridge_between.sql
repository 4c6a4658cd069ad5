-- mds.bridge_between: what stands between two users.
begin;
\ir ../fixtures.sql
select plan(6);

select is(pg_temp.contract('mds.bridge_between'), 'stable returns matching.bridge', 'contract');
select is(pg_temp.callers('mds.bridge_between'), array[]::text[], 'only functions of MDS call it');

select pg_temp.says('crm', '1', '{"full_name": "Ann Oakley", "email": "ann@oakley.example"}'), pg_temp.says('shop', '1', '{"full_name": "Ann Oakley", "email": "ann@oakley.example"}'),
       pg_temp.says('crm', '2', '{"full_name": "Zoe Zimmer", "date_of_birth": "1999-01-30"}'),
       pg_temp.says('members', '1', '{"full_name": "Una Ash", "email": "una@ash.example"}'), pg_temp.says('members', '2', '{"full_name": "Una Ash", "email": "una@ash.example"}') \g /dev/null
create function pg_temp.of(p_system text, p_id text) returns bigint language sql return pg_temp.identity_of(p_system, p_id);
select is(mds.bridge_between(pg_temp.of('crm', '1'), pg_temp.of('crm', '2')),
          matching.bridge_of(pg_temp.of('crm', '1'), pg_temp.of('crm', '2'), array[pg_temp.of('crm', '1'), pg_temp.of('shop', '1')], array[pg_temp.of('crm', '2')], array['members']),
          'all records of the one with all of the other');
select isnt((mds.bridge_between(pg_temp.of('crm', '1'), pg_temp.of('crm', '2'))).strongest, null, 'of which there are more than the pair');
select is((mds.bridge_between(pg_temp.of('crm', '1'), pg_temp.of('shop', '1'))).strongest, null, 'of one user, the pair alone');
select is((mds.bridge_between(pg_temp.of('members', '1'), pg_temp.of('members', '2'))).vetoes, array[pg_temp.of('members', '1'), pg_temp.of('members', '2')], 'systems that hold each person once veto');

select finish();
rollback;
