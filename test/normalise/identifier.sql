-- normalise.identifier: what normalise.government_id returns.
begin;
select plan(2);

select has_composite('normalise', 'identifier', 'it is a composite type');
select is(string_agg(format('%s %s', attname, format_type(atttypid, atttypmod)), ', ' order by attnum),
          'type text, country_code character(2), value text, is_valid boolean',
          'its fields are a contract')
  from pg_attribute
 where attrelid = 'normalise.identifier'::regclass;

select finish();
rollback;
