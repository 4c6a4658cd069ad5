-- normalise.blocked_values: reference data that everybody reads and only stewards edit.
begin;
select plan(5);

select table_privs_are('normalise', 'blocked_values', 'mds_steward', array['SELECT']);
select throws_ok($$ insert into normalise.blocked_values values ('email', 'N/A', false, 'upper case') $$, '23514', null,
    'a value is in lower case');
select throws_ok($$ insert into normalise.blocked_values values ('email', '%', true, 'everything') $$, '23514', null,
    'a pattern cannot block everything');
select is_empty($$ select attribute, value from normalise.blocked_values where value <> lower(normalise.text(value)) $$,
    'every value is spelled as values are compared');
select is_empty($$ select attribute, value from normalise.blocked_values
                    where not is_pattern and not normalise.is_blocked(nullif(attribute, '*'), value) $$,
    'every value in it is blocked');

select finish();
rollback;
