-- Revert mds:matching/expect from pg
begin;

drop function matching.expect(matching.agreement_pattern[], double precision, double precision, double precision, double precision[], double precision[], double precision[], double precision[], double precision[], double precision[]);
drop type matching.expectation;

commit;
