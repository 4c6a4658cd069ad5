-- normalise.name_parts: what normalise.person_name returns.
begin;
select plan(2);

select has_composite('normalise', 'name_parts', 'it is a composite type');
select is(string_agg(format('%s %s', attname, format_type(atttypid, atttypmod)), ', ' order by attnum),
          'display text, title text, given text, middle text, family text, family_core text, suffix text, given_roots text[], given_phonetic text, family_phonetic text, tokens text[], script text',
          'its fields are a contract')
  from pg_attribute
 where attrelid = 'normalise.name_parts'::regclass;

select finish();
rollback;
