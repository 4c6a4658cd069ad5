-- Deploy mds:cdc/publication_problems to pg
-- requires: cdc/publications
-- requires: cdc/connectors
-- requires: governance/column_classes
begin;

create or replace view cdc.publication_problems with (security_invoker = true) as
with published as (
    select p.pubname, format('%I.%I', p.schemaname, p.tablename)::regclass as relation, p.schemaname, p.tablename, c.column_name
      from pg_publication_tables p, lateral unnest(p.attnames) as c (column_name)
)
select c.publication_name, null::regclass as relation, null::name as column_name, 'does not exist' as problem
  from cdc.connectors c
 where not exists (select from pg_publication p where p.pubname = c.publication_name)
union all
select p.pubname, null, null, 'has all tables, whatever they hold'
  from pg_publication p
 where p.puballtables
union all
select p.pubname, null, null, format('has all tables of %s, whatever they hold', n.pnnspid::regnamespace)
  from pg_publication_namespace n
  join pg_publication p on p.oid = n.pnpubid
union all
select p.pubname, r.prrelid::regclass, null, 'has no column list: a new column would be published by itself'
  from pg_publication_rel r
  join pg_publication p on p.oid = r.prpubid
 where r.prattrs is null
union all
select p.pubname, p.relation, p.column_name, coalesce('is of class ' || d.name || ', which is never published', 'has no class')
  from published p
  left join governance.column_classes c on c.schema_name = p.schemaname and c.table_name = p.tablename and c.column_name = p.column_name
  left join governance.data_classes d on d.name = c.class
 where d.is_publishable is not true
union all
select distinct p.pubname, p.relation, null::name, 'has a replica identity other than its primary key: updates fail or tell too much'
  from published p
  join pg_class r on r.oid = p.relation
  join pg_publication b on b.pubname = p.pubname and (b.pubupdate or b.pubdelete)
 where r.relreplident <> 'd'
union all
select p.pubname, p.relation, p.column_name, format('is published, but snapshots may not read it: not granted to %s', c.role_name collate "default")
  from published p
  join cdc.connectors c on c.publication_name = p.pubname
 where not has_column_privilege(c.role_name, p.relation, p.column_name, 'select');

comment on view   cdc.publication_problems                  is
$$What is wrong with the publications of this database, ours and any other: columns that may not leave it, by the catalogue of data, and
what stops a connector. Must be empty; mds.health reports it.$$;
comment on column cdc.publication_problems.publication_name is 'Publication.';
comment on column cdc.publication_problems.relation         is 'Its table; null when the whole publication is meant.';
comment on column cdc.publication_problems.column_name      is 'The column; null when the whole table is meant.';
comment on column cdc.publication_problems.problem          is 'What is wrong with it.';

commit;
