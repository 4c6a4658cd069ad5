-- Revert mds:matching/train from pg
begin;

drop function matching.train(text, integer, integer, integer);

commit;
