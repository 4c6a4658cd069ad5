-- Revert mds:normalise/name_case from pg
begin;

drop function normalise.name_case(text);

commit;
