-- Deploy mds:matching/schema to pg
-- requires: extensions
begin;

create schema matching;
comment on schema matching is
$$Who is who: models, the features and blocking keys of every identity, scored pairs, clusters. Knows identities by number
only; nothing of golden profiles.$$;

commit;
