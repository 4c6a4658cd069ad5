-- How large the tables of MDS are, with their indexes.
select c.oid::regclass as relation, c.reltuples::bigint as estimated_rows,
       pg_size_pretty(pg_table_size(c.oid)) as data, pg_size_pretty(pg_indexes_size(c.oid)) as indexes
  from pg_class c
 where c.relkind = 'r'
   and c.relnamespace in (select oid from pg_namespace where nspname in ('mds', 'matching', 'normalise', 'governance'))
 order by pg_total_relation_size(c.oid) desc;
