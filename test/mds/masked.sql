-- mds.masked: JSON with every value reduced to its first character.
begin;
\ir ../fixtures.sql
select plan(9);

select is(pg_temp.contract('mds.masked'), 'immutable returns jsonb', 'contract');
select is(pg_temp.callers('mds.masked'), array['mds_approver', 'mds_auditor', 'mds_operator', 'mds_pii_reader', 'mds_reader', 'mds_service', 'mds_steward'],
    'who may call it: whoever reads the views that mask');

select is(mds.masked(raw::jsonb), expected::jsonb, format('%s', raw))
  from (values ('"Ann"', '"A***"'), ('"A"', '"A***"'), ('{"a": ""}', '{"a": null}'), ('1980', '"1***"'), ('null', 'null'),
               ('{"city": "Leeds", "lines": ["1 High Street", {"x": true}]}', '{"city": "L***", "lines": ["1***", {"x": "t***"}]}'), ('{"a": {}, "b": []}', '{"a": {}, "b": []}')) as c (raw, expected);

select finish();
rollback;
