-- Verify mds:matching/term_frequencies on pg
begin;

select * from matching.term_frequencies where false;

rollback;
