-- mds.bridge_between: what stands between two users.
begin;
\ir ../fixtures.sql
select plan(7);

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

-- A guest with more records than are looked at: those that say the same again leave room for the one that says more.
select mds.ingest_batch('shop', (select jsonb_agg(jsonb_build_object('source_record_id', 'order ' || lpad(n::text, 3, '0'), 'payload', '{"full_name": "Ivo Elm", "email": "ivo@elm.example"}'::jsonb))
                                   from generate_series(1, 151) n)),
       pg_temp.says('crm', '3', '{"full_name": "Ivo Elm", "email": "ivo@elm.example", "phone": "+44 20 7946 0123"}'),
       pg_temp.says('crm', '4', '{"full_name": "Pia Fern", "phone": "+44 20 7946 0123"}') \g /dev/null
select is((mds.bridge_between(pg_temp.of('shop', 'order 001'), pg_temp.of('crm', '4'))).strongest,
          (matching.evidence_of(array[pg_temp.of('crm', '3')], array[pg_temp.of('crm', '4')]))[1].weight,
          'of a user with many records that say the same, five are looked at and all that say something else');

select finish();
rollback;
