-- Revert mds:matching/counter_weight from pg
begin;

drop function matching.counter_weight(double precision, double precision, double precision);

commit;
