-- Revert mds:matching/threshold_curve from pg
begin;

drop function matching.threshold_curve(double precision);
drop type matching.threshold_point;

commit;
