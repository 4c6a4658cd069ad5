-- Revert mds:matching/term_frequencies from pg
begin;

drop table matching.term_frequencies;

commit;
