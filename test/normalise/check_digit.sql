-- normalise.check_digit: a weighted check digit, as data.
begin;
select plan(2);

select has_composite('normalise', 'check_digit', 'it is a composite type');
select is(string_agg(format('%s %s', attname, format_type(atttypid, atttypmod)), ', ' order by attnum),
          'position smallint, weights smallint[], modulus smallint, characters text',
          'its fields are a contract')
  from pg_attribute
 where attrelid = 'normalise.check_digit'::regclass;

select finish();
rollback;
