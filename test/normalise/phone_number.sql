-- normalise.phone_number: what normalise.phone returns.
begin;
select plan(2);

select has_composite('normalise', 'phone_number', 'it is a composite type');
select is(string_agg(format('%s %s', attname, format_type(atttypid, atttypmod)), ', ' order by attnum),
          'e164 text, is_valid boolean, region character(2), extension text, raw text',
          'its fields are a contract')
  from pg_attribute
 where attrelid = 'normalise.phone_number'::regclass;

select finish();
rollback;
