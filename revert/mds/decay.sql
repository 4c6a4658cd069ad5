-- Revert mds:mds/decay from pg
begin;

drop function mds.decay(text, double precision);

commit;
