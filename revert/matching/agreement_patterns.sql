-- Revert mds:matching/agreement_patterns from pg
begin;

drop function matching.agreement_patterns(integer, integer, integer);
drop type matching.agreement_pattern;

commit;
