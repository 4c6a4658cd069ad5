-- Revert mds:matching/learn_terms from pg
begin;

drop function matching.learn_terms(integer);

commit;
