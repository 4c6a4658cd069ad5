-- Deploy history:history/schema to pg
begin;

create schema history;
comment on schema history is
$$Every version of every row of the published tables of MDS, kept from the topics of the connector canonical: in a database of the reader's
choice, without triggers on the core tables. Who did what and why is in lineage, merges and the events of the outbox, not here.$$;

grant usage on schema history to mds_history_writer, mds_history_reader;

commit;
