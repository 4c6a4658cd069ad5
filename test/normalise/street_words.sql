-- normalise.street_words: a street line half read.
begin;
select plan(2);

select has_composite('normalise', 'street_words', 'it is a composite type');
select is(string_agg(format('%s %s', attname, format_type(atttypid, atttypmod)), ', ' order by attnum),
          'words text[], classes text, unit text, box text, house_number text',
          'its fields are a contract')
  from pg_attribute
 where attrelid = 'normalise.street_words'::regclass;

select finish();
rollback;
