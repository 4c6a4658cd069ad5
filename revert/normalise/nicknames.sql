-- Revert mds:normalise/nicknames from pg
begin;

drop table normalise.nicknames;

commit;
