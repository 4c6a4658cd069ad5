-- Verify mds:extensions on pg
begin;

select 1 / (count(*) = 7)::int
  from pg_extension
 where extname in ('citext', 'pg_trgm', 'fuzzystrmatch', 'unaccent', 'pgcrypto', 'btree_gin', 'btree_gist')
   and extnamespace = 'extensions'::regnamespace;

rollback;
