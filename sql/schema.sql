-- What sqitch.plan adds up to, written by `mds snapshot` with PostgreSQL 15. Do not edit.
-- Function bodies are left out; they stand in deploy/.

CREATE SCHEMA extensions;

COMMENT ON SCHEMA extensions IS 'Third-party extensions only, so that every function can pin its search_path without naming public.';

CREATE SCHEMA normalise;

COMMENT ON SCHEMA normalise IS 'Pure functions that turn what a source wrote into a comparable value: e-mail, phone, person name, date, country,
address, government id, URL, message body. No state but reference data. Everybody may call them.';

CREATE EXTENSION IF NOT EXISTS btree_gin WITH SCHEMA extensions;

CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA extensions;

CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA extensions;

CREATE EXTENSION IF NOT EXISTS fuzzystrmatch WITH SCHEMA extensions;

CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA extensions;

CREATE EXTENSION IF NOT EXISTS pgcrypto WITH SCHEMA extensions;

CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA extensions;

GRANT USAGE ON SCHEMA extensions TO PUBLIC;

GRANT USAGE ON SCHEMA normalise TO PUBLIC;

ALTER DEFAULT PRIVILEGES FOR ROLE mds_owner REVOKE ALL ON FUNCTIONS  FROM PUBLIC;
