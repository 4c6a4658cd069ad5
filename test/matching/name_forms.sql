-- matching.name_forms: ways a person writes the name in an e-mail address.
begin;
\ir ../fixtures.sql
select plan(7);

select is(pg_temp.contract('matching.name_forms'), 'immutable returns text[]', 'contract');
select is(pg_temp.callers('matching.name_forms'), array[]::text[], 'only functions of MDS call it');
select is(matching.name_forms(given, family), expected, format('%s %s', given, family))
  from (values ('john', 'smith', array['johnsmith', 'smithjohn', 'jsmith', 'smithj', 'johns']),
               ('mary ann', 'o''brien-lee', array['maryobrienlee', 'obrienleemary', 'mobrienlee', 'obrienleem', 'maryo']),
               ('j', 'smith', null), ('john', null, null), (null, 'smith', null)) as c (given, family, expected);

select finish();
rollback;
