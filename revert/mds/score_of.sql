-- Revert mds:mds/score_of from pg
begin;

drop function mds.score_of(double precision);

commit;
