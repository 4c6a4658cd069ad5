-- Deploy mds:mds/schema to pg
-- requires: extensions
begin;

create schema mds;
comment on schema mds is
$$The master data of people: who they are (canonical users), what is known of them (golden profiles), who said so
(source identities and lineage), and the public functions to send, ask, explain and undo.$$;

create type mds.canonical_user_status as enum ('active', 'inactive', 'merged', 'deleted');
comment on type mds.canonical_user_status is
'Life cycle of a canonical user: active; inactive (no source reports it any more); merged (see merged_into); deleted (erased).';

create type mds.duplicate_state as enum ('pending', 'auto_merged', 'dismissed', 'escalated');
comment on type mds.duplicate_state is
$$State of a potential duplicate: pending (waits for a verdict); auto_merged (the two are one user now); dismissed (found to
differ, or the evidence was withdrawn); escalated (waits for a second person).$$;

commit;
