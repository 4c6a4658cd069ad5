-- Revert mds:normalise/identifier from pg
begin;

drop type normalise.identifier;

commit;
