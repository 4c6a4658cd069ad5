-- Revert mds:matching/features from pg
begin;

drop table matching.features;

commit;
