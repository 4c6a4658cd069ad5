-- normalise.date_words: months in 60 languages.
begin;
select plan(6);

select table_privs_are('normalise', 'date_words', 'mds_steward', array['SELECT']);
select is(normalise.date_word('april'), '{"month": 4}'::jsonb, 'a month');
select is(normalise.date_word('monday'), '{}'::jsonb, 'a word that says nothing');
select is(normalise.date_word('whenever'), null, 'a word that is not known');
select results_eq('select month from normalise.date_words where month is not null group by month having count(*) > 30 order by month',
    'select generate_series(1, 12)::smallint', 'every month has many names');
select is_empty($$ select word from normalise.date_words where word <> lower(word) or word ~ '[0-9 ]' or word = '' $$, 'every word is one, in lower case');

select finish();
rollback;
