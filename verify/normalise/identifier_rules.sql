-- Verify mds:normalise/identifier_rules on pg
begin;

select type, country_code, pattern, date_order, day_offsets, month_offsets, algorithm, check_digits, alphabet, padded_length,
       optional_prefix, source
  from normalise.identifier_rules where false;

rollback;
