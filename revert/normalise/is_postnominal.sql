-- Revert mds:normalise/is_postnominal from pg
begin;

drop function normalise.is_postnominal(text, boolean);

commit;
