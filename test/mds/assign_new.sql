-- mds.assign_new: a new identity that moves nobody.
begin;
\ir ../fixtures.sql
select plan(11);

select is(pg_temp.contract('mds.assign_new'), 'volatile returns setof mds.settlement', 'contract');
select is(pg_temp.callers('mds.assign_new'), array[]::text[], 'only functions of MDS call it');

-- The same record, alone by this way, and by the general one: beside another in one batch.
select pg_temp.says('crm', '1', '{"full_name": "Ann Oakley", "email": "ann@example.org", "phone": "020 7946 0991"}') \g /dev/null
select * from mds.ingest_batch('crm', '[{"source_record_id": "2", "payload": {"full_name": "Bertram Quux", "email": "bq@example.net", "phone": "020 7946 0992"}},
                                        {"source_record_id": "3", "payload": {"full_name": "Cleo Zola", "email": "cz@example.net"}}]') \g /dev/null
select results_eq($$ select u.status::text, u.merged_into, u.legacy_ids, i.minted_user_id = u.id, i.match_weight, i.match_method, p.email::text, p.version
                       from mds.source_identities i join mds.canonical_users u on u.id = i.canonical_user_id join mds.canonical_profiles p on p.canonical_user_id = u.id
                      where i.source_record_id = '1' $$,
    $$ select u.status::text, u.merged_into, '{"crm": ["1"]}'::jsonb, i.minted_user_id = u.id, i.match_weight, i.match_method, 'ann@example.org', p.version
         from mds.source_identities i join mds.canonical_users u on u.id = i.canonical_user_id join mds.canonical_profiles p on p.canonical_user_id = u.id
        where i.source_record_id = '2' $$, 'user, identity and profile are as the general way makes them');
select is((select array_agg(l.attribute_path order by l.attribute_path) from mds.attribute_lineage l join mds.source_identities i on i.id = l.source_identity_id where i.source_record_id = '1'),
          (select array_agg(l.attribute_path order by l.attribute_path) from mds.attribute_lineage l join mds.source_identities i on i.id = l.source_identity_id where i.source_record_id = '2'), 'lineage too');
select is((select array_agg(e.type order by e.type) from cdc.outbox_events e join mds.source_identities i on i.canonical_user_id::text = e.aggregateid where i.source_record_id = '1'),
          (select array_agg(e.type order by e.type) from cdc.outbox_events e join mds.source_identities i on i.canonical_user_id::text = e.aggregateid where i.source_record_id = '2'), 'and what is told of them');

-- The same of one that joins a user: alone, and beside another in one batch.
select is((pg_temp.says('crm', '4', '{"full_name": "Ann Oakley", "email": "ann@example.org"}')).action, 'linked', 'a known person is joined');
select * from mds.ingest_batch('crm', '[{"source_record_id": "5", "payload": {"full_name": "Bertram Quux", "email": "bq@example.net"}},
                                        {"source_record_id": "6", "payload": {"full_name": "Dora Young", "email": "dy@example.net"}}]') \g /dev/null
select results_eq($$ select u.legacy_ids, i.minted_user_id = u.id, i.match_weight > 5, i.match_method, i.source_record_id
                       from mds.source_identities i join mds.canonical_users u on u.id = i.canonical_user_id
                      where i.source_record_id in ('1', '4') order by i.source_record_id $$,
    $$ values ('{"crm": ["1", "4"]}'::jsonb, true, true, 'probabilistic', '1'), ('{"crm": ["1", "4"]}', null, true, 'probabilistic', '4') $$,
    'identities are linked, each by its best edge');
select results_eq($$ select e.type from cdc.outbox_events e join mds.source_identities i on i.canonical_user_id::text = e.aggregateid where i.source_record_id = '4' order by e.type $$,
    $$ select e.type from cdc.outbox_events e join mds.source_identities i on i.canonical_user_id::text = e.aggregateid where i.source_record_id = '5' order by e.type $$,
    'and as much is told as the general way tells');

create temp table before on commit drop as select * from pg_temp.contents();
select is_empty('select * from mds.assign_new((select min(id) from mds.source_identities), null, null)', 'whose user is known is left alone');
select is_empty('select * from mds.assign_new(-1, null, null)', 'and who is unknown');
select results_eq('select * from pg_temp.contents()', 'select * from before', 'without writing anything');

select finish();
rollback;
