-- normalise.postal_address: what normalise.address returns.
begin;
select plan(2);

select has_composite('normalise', 'postal_address', 'it is a composite type');
select is(string_agg(format('%s %s', attname, format_type(atttypid, atttypmod)), ', ' order by attnum),
          'line text, house_number text, street text, unit text, city text, region text, postal_code text, country_code character(2), display text',
          'its fields are a contract')
  from pg_attribute
 where attrelid = 'normalise.postal_address'::regclass;

select finish();
rollback;
