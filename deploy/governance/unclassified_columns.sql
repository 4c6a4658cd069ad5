-- Deploy mds:governance/unclassified_columns to pg
-- requires: governance/column_classes
begin;

create or replace view governance.unclassified_columns with (security_invoker = true) as
select coalesce(c.schema_name, a.schema_name) as schema_name, coalesce(c.table_name, a.table_name) as table_name,
       coalesce(c.column_name, a.column_name) as column_name,
       case when c.column_name is null then 'has no class' else 'does not exist' end as problem
  from governance.column_classes c
  full join (select n.nspname as schema_name, r.relname as table_name, a.attname as column_name
               from pg_class r
               join pg_namespace n on n.oid = r.relnamespace and n.nspname in ('mds', 'matching', 'cdc', 'governance')
               join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
              where r.relkind in ('r', 'p') and not r.relispartition) a
    on a.schema_name = c.schema_name and a.table_name = c.table_name and a.column_name = c.column_name
 where c.column_name is null or a.column_name is null;

comment on view   governance.unclassified_columns             is
$$Where the catalogue of data and the database differ: columns of mds, matching, cdc and governance without a class, and classes of
columns that do not exist. Must be empty: an unclassified column may not be published.$$;
comment on column governance.unclassified_columns.schema_name is 'Schema.';
comment on column governance.unclassified_columns.table_name  is 'Table.';
comment on column governance.unclassified_columns.column_name is 'Column.';
comment on column governance.unclassified_columns.problem     is 'has no class, or does not exist.';

commit;
