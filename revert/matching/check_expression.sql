-- Revert mds:matching/check_expression from pg
begin;

drop function matching.check_expression(text, boolean);

commit;
