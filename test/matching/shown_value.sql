-- matching.shown_value: what a person is shown of a record for a comparison.
begin;
\ir ../fixtures.sql
select plan(9);

select is(pg_temp.contract('matching.shown_value'), 'immutable returns text', 'contract');
select is(pg_temp.callers('matching.shown_value'), array[]::text[], 'only functions of MDS call it');
create function pg_temp.ann() returns matching.features language sql return
    jsonb_populate_record(null::matching.features, '{"given": "ann", "family": "example", "emails": ["ann@example.org", "a@example.net"], "gender": "f",
    "government_ids": ["nino:GB:0123456789abcdef"], "attributes": {"shoe": "38"}}');

select is(matching.shown_value(comparison, pg_temp.ann(), is_clear), expected, format('%s, %s', comparison, case when is_clear then 'clear' else 'masked' end))
  from (values ('given_name', true, 'ann'), ('given_name', false, 'a***'), ('email', false, 'a***'), ('gender', false, 'f'),
                  ('government_id', true, 'nino ***'), ('shoe', true, '38'), ('phone', true, null)) as c (comparison, is_clear, expected);

select finish();
rollback;
