-- What sqitch.plan adds up to, written by `mds snapshot` with PostgreSQL 15. Do not edit.
-- Function bodies are left out; they stand in deploy/.

-- PostgreSQL database dump

-- Name: extensions; Type: SCHEMA; Schema: -; Owner: mds_owner

CREATE SCHEMA extensions;

ALTER SCHEMA extensions OWNER TO mds_owner;

-- Name: SCHEMA extensions; Type: COMMENT; Schema: -; Owner: mds_owner

COMMENT ON SCHEMA extensions IS 'Third-party extensions only, so that every function can pin its search_path without naming public.';

-- Name: normalise; Type: SCHEMA; Schema: -; Owner: mds_owner

CREATE SCHEMA normalise;

ALTER SCHEMA normalise OWNER TO mds_owner;

-- Name: SCHEMA normalise; Type: COMMENT; Schema: -; Owner: mds_owner

COMMENT ON SCHEMA normalise IS 'Pure functions that turn what a source wrote into a comparable value: e-mail, phone, person name, date, country,
address, government id, URL, message body. No state but reference data. Everybody may call them.';

-- Name: btree_gin; Type: EXTENSION; Schema: -; Owner: -

CREATE EXTENSION IF NOT EXISTS btree_gin WITH SCHEMA extensions;

-- Name: EXTENSION btree_gin; Type: COMMENT; Schema: -; Owner:

COMMENT ON EXTENSION btree_gin IS 'support for indexing common datatypes in GIN';

-- Name: btree_gist; Type: EXTENSION; Schema: -; Owner: -

CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA extensions;

-- Name: EXTENSION btree_gist; Type: COMMENT; Schema: -; Owner:

COMMENT ON EXTENSION btree_gist IS 'support for indexing common datatypes in GiST';

-- Name: citext; Type: EXTENSION; Schema: -; Owner: -

CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA extensions;

-- Name: EXTENSION citext; Type: COMMENT; Schema: -; Owner:

COMMENT ON EXTENSION citext IS 'data type for case-insensitive character strings';

-- Name: fuzzystrmatch; Type: EXTENSION; Schema: -; Owner: -

CREATE EXTENSION IF NOT EXISTS fuzzystrmatch WITH SCHEMA extensions;

-- Name: EXTENSION fuzzystrmatch; Type: COMMENT; Schema: -; Owner:

COMMENT ON EXTENSION fuzzystrmatch IS 'determine similarities and distance between strings';

-- Name: pg_trgm; Type: EXTENSION; Schema: -; Owner: -

CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA extensions;

-- Name: EXTENSION pg_trgm; Type: COMMENT; Schema: -; Owner:

COMMENT ON EXTENSION pg_trgm IS 'text similarity measurement and index searching based on trigrams';

-- Name: pgcrypto; Type: EXTENSION; Schema: -; Owner: -

CREATE EXTENSION IF NOT EXISTS pgcrypto WITH SCHEMA extensions;

-- Name: EXTENSION pgcrypto; Type: COMMENT; Schema: -; Owner:

COMMENT ON EXTENSION pgcrypto IS 'cryptographic functions';

-- Name: unaccent; Type: EXTENSION; Schema: -; Owner: -

CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA extensions;

-- Name: EXTENSION unaccent; Type: COMMENT; Schema: -; Owner:

COMMENT ON EXTENSION unaccent IS 'text search dictionary that removes accents';

-- Name: SCHEMA extensions; Type: ACL; Schema: -; Owner: mds_owner

GRANT USAGE ON SCHEMA extensions TO PUBLIC;

-- Name: SCHEMA normalise; Type: ACL; Schema: -; Owner: mds_owner

GRANT USAGE ON SCHEMA normalise TO PUBLIC;

-- Name: DEFAULT PRIVILEGES FOR FUNCTIONS; Type: DEFAULT ACL; Schema: -; Owner: mds_owner

ALTER DEFAULT PRIVILEGES FOR ROLE mds_owner REVOKE ALL ON FUNCTIONS  FROM PUBLIC;

-- PostgreSQL database dump complete
