-- Revert mds:matching/learn_attributes from pg
begin;

drop function matching.learn_attributes(integer);

commit;
