-- matching.gendered_endings: the one table of endings of family names that differ by gender.
begin;
\ir ../fixtures.sql
select plan(6);

select is(pg_temp.contract('matching.gendered_endings'), 'immutable returns text[]', 'contract');
select is(pg_temp.callers('matching.gendered_endings'), array['mds_operator'], 'who exports a model reads them');

create temp view ending as
select split_part(e, '/', 1) as shared, split_part(e, '/', 2) as one, split_part(e, '/', 3) as other from unnest(matching.gendered_endings()) e;
select ok(count(*) > 80 and count(*) = count(distinct (shared, one, other)), 'each stands there once') from ending;
select is_empty($$ select * from ending except select shared, other, one from ending $$, 'and both ways round');
select is_empty($$ select * from ending where left(one, 1) = left(other, 1) or char_length(shared) > 3 or shared || one || other !~ '^[a-z]+$' $$,
                'where the shared part ends they differ');
select is_empty($$ select * from ending where not matching.is_gendered_form('kal' || shared || one, 'kal' || shared || other) $$, 'each makes two forms of one name');

select finish();
rollback;
