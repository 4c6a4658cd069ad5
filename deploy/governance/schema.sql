-- Deploy mds:governance/schema to pg
-- requires: extensions
begin;

create schema governance;
comment on schema governance is
'Rules about data, over all contexts: keyed hashes, and later the catalogue of data classes, audit, retention and erasure.';

commit;
