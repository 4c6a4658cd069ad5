-- Revert mds:normalise/unit_role from pg
begin;

drop function normalise.unit_role(text, text, text, text, char);

commit;
