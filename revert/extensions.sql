-- Revert mds:extensions from pg
begin;

alter default privileges grant execute on functions to public;
drop extension btree_gist, btree_gin, pgcrypto, unaccent, fuzzystrmatch, pg_trgm, citext;
drop schema extensions;

commit;
