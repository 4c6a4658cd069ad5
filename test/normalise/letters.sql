-- normalise.letters: how letters of other scripts are read.
begin;
select plan(8);

select table_privs_are('normalise', 'letters', 'mds_reader', array['SELECT'], 'everybody may read it');
select results_eq($$ select count(*) from normalise.letters where latin ~ '[^ -~°]' $$, $$ values (0::bigint) $$,
    'readings are ASCII and the sign of the silent vowel');
select is((select count(*) from normalise.letters where letter ~ '[가-힣]'), 11172::bigint,
    'every Hangul syllable is there');
select cmp_ok((select count(*) from normalise.letters where letter ~ '[一-鿿]'), '>', 20000::bigint, 'so are the Han characters');
select is((select latin from normalise.letters where letter = raw), latin, format('%s reads %L', raw, latin))
  from (values ('っ', '~'), ('張', 'zhang'), ('ش', 'sh'), ('र', 'r°')) as cases (raw, latin);

select finish();
rollback;
