-- mds_outbox_pub, mds_canonical_pub: what leaves the database.
begin;
\ir ../fixtures.sql
select plan(9);

select set_eq($$ select schemaname || '.' || tablename from pg_publication_tables where pubname = 'mds_outbox_pub' $$, array['cdc.outbox_events'],
    'events, of all days under one name');
select set_eq($$ select schemaname || '.' || tablename from pg_publication_tables where pubname = 'mds_canonical_pub' $$,
    array['mds.canonical_users', 'mds.canonical_profiles', 'mds.source_identities', 'mds.attribute_lineage', 'mds.potential_duplicates', 'cdc.signals'], 'tables');
select is_empty($$ select pubname from pg_publication where puballtables $$, 'no publication has all tables');
select is_empty($$ select p.pubname, r.prrelid::regclass from pg_publication_rel r join pg_publication p on p.oid = r.prpubid where r.prattrs is null $$,
    'every table has a column list: a new column is not published by itself');
select results_eq($$ select pubname, pubinsert, pubupdate, pubdelete, pubtruncate, pubviaroot from pg_publication order by pubname $$,
    $$ values ('mds_canonical_pub'::name, true, true, true, true, false), ('mds_outbox_pub', true, false, false, false, true) $$, 'events are inserted only');
select is_empty($$ select p.tablename from pg_publication_tables p join pg_class c on c.oid = format('%I.%I', p.schemaname, p.tablename)::regclass
                    where c.relreplident <> 'd' $$, 'every table has the default replica identity');
select is_empty($$ select p.tablename, a.attname from pg_publication_tables p
                     join pg_index i on i.indrelid = format('%I.%I', p.schemaname, p.tablename)::regclass and i.indisprimary
                     join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
                    where p.pubname = 'mds_canonical_pub' and a.attname <> all (p.attnames) $$, 'and publishes its key: else its updates would fail');
select is_empty($$ select r.rolname, c.oid::regclass, a.attname
                     from pg_roles r cross join pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                    where r.rolname in ('mds_cdc', 'mds_cdc_outbox', 'mds_cdc_canonical')
                      and c.relkind in ('r', 'p') and c.relnamespace in ('mds'::regnamespace, 'cdc'::regnamespace, 'matching'::regnamespace, 'governance'::regnamespace)
                      and c.oid not in ('cdc.connectors'::regclass, 'governance.data_classes'::regclass, 'governance.column_classes'::regclass)
                      and has_column_privilege(r.rolname, c.oid, a.attnum, 'select')
                          <> exists (select from pg_publication_tables p join cdc.connectors k on k.publication_name = p.pubname and k.role_name = r.rolname
                                      where format('%I.%I', p.schemaname, p.tablename)::regclass = c.oid and a.attname = any (p.attnames)) $$,
    'connectors read exactly what their publication has');
set local session authorization mds_cdc_canonical;
select lives_ok('select id, legacy_ids, status from mds.canonical_users', 'a snapshot reads it');
reset session authorization;

select finish();
rollback;
