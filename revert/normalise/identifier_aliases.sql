-- Revert mds:normalise/identifier_aliases from pg
begin;

drop table normalise.identifier_aliases;

commit;
