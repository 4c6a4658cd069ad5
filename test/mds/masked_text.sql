-- mds.masked_text: the first character of a value and three asterisks.
begin;
\ir ../fixtures.sql
select plan(6);

select is(pg_temp.contract('mds.masked_text'), 'immutable returns text', 'contract');
select is(pg_temp.callers('mds.masked_text'), array['mds_approver', 'mds_auditor', 'mds_operator', 'mds_pii_reader', 'mds_reader', 'mds_service', 'mds_steward'], 'who may call it: whoever reads the views that mask');
select is(mds.masked_text(given), expected, coalesce(given, '(null)'))
  from (values ('Ann', 'A***'), ('A', 'A***'), ('', null), (null, null)) as c (given, expected);

select finish();
rollback;
