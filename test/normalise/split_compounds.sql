-- normalise.split_compounds: what a slash or a hyphen joins.
begin;
select plan(16);

select volatility_is('normalise', 'split_compounds', array['text[]'], 'immutable');
select is_strict('normalise', 'split_compounds', array['text[]']);
select function_privs_are('normalise', 'split_compounds', array['text[]'], 'mds_reader', array['EXECUTE']);

select is(normalise.split_compounds(tokens::text[]), expected::text[], tokens)
  from (values
    ('{}', '{}'),
    ('{12,high,st}', '{12,high,st}'),
    ('{12-14,12/34,12a-12c}', '{12-14,12/34,12a-12c}'),                 -- numbers stay one
    ('{12,-,14,high,st}', '{12-14,high,st}'),
    ('{12,-,14,-,16}', '{12-14-16}'),
    ('{high,-,14}', '{high,14}'),
    ('{road/44}', '{road,#,44}'),
    ('{goethe-str,5}', '{goethe,str,5}'),
    ('{goethe-}', '{goethe,null}'),
    ('{12/,12-ring}', '{12,null,12,ring}'),
    ('{c/mayor,c/,mayor}', '{calle,mayor,calle,null,mayor}'),
    ('{c/o,mail,program}', '{co,mail,program}'),
    ('{mayor,s/n,/,-}', '{mayor}')
  ) as cases (tokens, expected);

select finish();
rollback;
