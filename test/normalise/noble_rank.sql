-- normalise.noble_rank: a rank behind a name.
begin;
select plan(16);

select volatility_is('normalise', 'noble_rank', array['text'], 'immutable');
select is_strict('normalise', 'noble_rank', array['text']);
select function_privs_are('normalise', 'noble_rank', array['text'], 'mds_reader', array['EXECUTE']);

select is(normalise.noble_rank(name), expected::text[], name)
  from (values
    ('thomas clifford, 1st baron clifford of chudleigh', '{thomas clifford,baron,clifford,chudleigh}'),
    ('william cavendish, duke of devonshire',            '{william cavendish,duke,devonshire}'),
    ('thomas, earl of arundel',                          '{thomas,earl,arundel}'),
    ('tom 1st baron clifford',                           '{tom,baron,clifford}'),
    ('sir john smith, 9th baronet',                      '{sir john smith,baronet}'),
    ('sir john smith, bt',                               '{sir john smith,bt}'),
    ('1st baron chudleigh',                              '{"",baron,chudleigh}'),
    ('earl jones',                                       null),         -- names
    ('jones, earl',                                      null),
    ('sacha baron cohen',                                null),
    ('lord byron',                                       null),         -- a title in front
    ('smith, john',                                      null),
    ('',                                                 null)
  ) as cases (name, expected);

select finish();
rollback;
