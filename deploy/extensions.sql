-- Deploy mds:extensions to pg
begin;

create schema extensions;
comment on schema extensions is
'Third-party extensions only, so that every function can pin its search_path without naming public.';

grant usage on schema extensions to public;

create extension citext        with schema extensions;
create extension pg_trgm       with schema extensions;
create extension fuzzystrmatch with schema extensions;
create extension unaccent      with schema extensions;
create extension pgcrypto      with schema extensions;
create extension btree_gin     with schema extensions;
create extension btree_gist    with schema extensions;

-- From here on a new function belongs to nobody until it is granted.
alter default privileges revoke execute on functions from public;

commit;
