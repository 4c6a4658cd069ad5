-- normalise.given_behind_family: the given names of a name with its family name first.
begin;
select plan(25);

select volatility_is('normalise', 'given_behind_family', array['text[]'], 'immutable');
select is_strict('normalise', 'given_behind_family', array['text[]']);
select function_privs_are('normalise', 'given_behind_family', array['text[]'], 'mds_reader', array['EXECUTE']);

select is(normalise.given_behind_family(words::text[]), expected::text[], words)
  from (values
    ('{narayan,r,k}',               '{r,k}'),              -- initials last
    ('{muller,s}',                  '{s}'),
    ('{j,s}',                       null),
    ('{smirnov,sergey,petrovich}',  '{sergey,petrovich}'), -- a patronymic last
    ('{petrova,maria,ivanovna}',    '{maria,ivanovna}'),
    ('{maria,ivanovna,petrova}',    null),
    ('{aliyev,heydar,alirza,oglu}', '{heydar,alirza,oglu}'),
    ('{lu,yang-jian}',              '{yang-jian}'),        -- a hyphen
    ('{kim,min-jun}',               '{min-jun}'),
    ('{smith,anne-marie}',          null),
    ('{goto,rei}',                  '{rei}'),              -- in normalise.name_readings
    ('{maria,rossi}',               null),
    ('{nguyen,van,minh}',           '{minh,van}'),
    ('{tran,thi,thu,ha}',           '{ha,thi,thu}'),
    ('{jan,van,dijk}',              null),
    ('{chan,tai,man}',              '{tai-man}'),          -- syllables of one name
    ('{lee,young,hee}',             '{young-hee}'),
    ('{lee,harvey,oswald}',         null),                 -- no syllables
    ('{young,kim,lee}',             null),                 -- the family name may be either
    ('{john,smith}',                null),
    ('{john}',                      null),
    ('{}',                          null)
  ) as cases (words, expected);

select finish();
rollback;
