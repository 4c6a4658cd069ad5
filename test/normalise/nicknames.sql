-- normalise.nicknames: which given names may be short for which.
begin;
select plan(116);

select has_table('normalise', 'nicknames', 'the table exists');
select col_is_pk('normalise', 'nicknames', array['name', 'root'], 'a short form has a root once');
select table_privs_are('normalise', 'nicknames', 'mds_reader', array['SELECT'], 'everybody may read it');
select throws_ok($$ insert into normalise.nicknames values ('Bob', 'robert', 'en') $$, '23514', null, 'a name that is not comparable is refused');
select throws_ok($$ insert into normalise.nicknames values ('robert', 'robert', 'en') $$, '23514', null, 'a name is not its own nickname');
select cmp_ok((select count(distinct language) from normalise.nicknames), '>=', 20::bigint, 'twenty languages are covered');

select ok((normalise.person_name(p_given_name => nickname, p_family_name => 'x')).given_roots @> array[nickname, root],
          format('%s may be %s', nickname, root))
  from (values
    ('bob', 'robert'),
    ('bill', 'william'),
    ('will', 'william'),
    ('peggy', 'margaret'),
    ('jack', 'john'),
    ('dick', 'richard'),
    ('ted', 'edward'),
    ('ted', 'theodore'),
    ('liz', 'elizabeth'),
    ('betty', 'elizabeth'),
    ('kate', 'catherine'),
    ('jim', 'james'),
    ('chuck', 'charles'),
    ('hank', 'henry'),
    ('harry', 'henry'),
    ('harry', 'harold'),
    ('sally', 'sarah'),
    ('molly', 'mary'),
    ('nancy', 'ann'),
    ('tony', 'anthony'),
    ('mike', 'michael'),
    ('alex', 'alexander'),
    ('alex', 'alexandra'),
    ('sam', 'samuel'),
    ('sam', 'samantha'),
    ('pat', 'patrick'),
    ('pat', 'patricia'),
    ('chris', 'christopher'),
    ('chris', 'christian'),
    ('chris', 'christine'),
    ('sepp', 'josef'),
    ('fritz', 'friedrich'),
    ('hans', 'johannes'),
    ('uschi', 'ursula'),
    ('resi', 'theresia'),
    ('basti', 'sebastian'),
    ('uli', 'ulrich'),
    ('heinz', 'heinrich'),
    ('liesl', 'elisabeth'),
    ('paco', 'francisco'),
    ('pepe', 'jose'),
    ('nacho', 'ignacio'),
    ('quique', 'enrique'),
    ('lola', 'dolores'),
    ('chus', 'jesus'),
    ('manolo', 'manuel'),
    ('charo', 'rosario'),
    ('concha', 'concepcion'),
    ('beppe', 'giuseppe'),
    ('gigi', 'luigi'),
    ('sandro', 'alessandro'),
    ('pippo', 'filippo'),
    ('nino', 'antonio'),
    ('nando', 'ferdinando'),
    ('ze', 'jose'),
    ('xico', 'francisco'),
    ('chico', 'francisco'),
    ('quim', 'joaquim'),
    ('nando', 'fernando'),
    ('jaap', 'jacob'),
    ('kees', 'cornelis'),
    ('wim', 'willem'),
    ('henk', 'hendrik'),
    ('piet', 'pieter'),
    ('joop', 'johannes'),
    ('kasia', 'katarzyna'),
    ('gosia', 'malgorzata'),
    ('kuba', 'jakub'),
    ('wojtek', 'wojciech'),
    ('zosia', 'zofia'),
    ('staszek', 'stanislaw'),
    ('sasha', 'aleksandr'),
    ('sasha', 'aleksandra'),
    ('misha', 'mikhail'),
    ('vanya', 'ivan'),
    ('volodya', 'vladimir'),
    ('kolya', 'nikolay'),
    ('natasha', 'natalia'),
    ('tanya', 'tatiana'),
    ('seryozha', 'sergey'),
    ('masha', 'maria'),
    ('dima', 'dmitry'),
    ('lasse', 'lars'),
    ('kalle', 'karl'),
    ('nisse', 'nils'),
    ('pelle', 'per'),
    ('bosse', 'bo'),
    ('manu', 'emmanuel'),
    ('fred', 'frederic'),
    ('nico', 'nicolas'),
    ('pierrot', 'pierre'),
    ('mohamed', 'mohammed'),
    ('muhammad', 'mohammed'),
    ('yusuf', 'yousef'),
    ('fatma', 'fatima'),
    ('honza', 'jan'),
    ('pista', 'istvan'),
    ('giannis', 'ioannis')
  ) as pair (nickname, root);

select ok(not (normalise.person_name(p_given_name => a, p_family_name => 'x')).given_roots
              && (normalise.person_name(p_given_name => b, p_family_name => 'x')).given_roots, format('%s is not %s', a, b))
  from (values
    ('john', 'joan'), ('christian', 'christopher'), ('alexander', 'alexandra'), ('maria', 'mario'), ('daniel', 'danielle'),
    ('patrick', 'patricia'), ('samuel', 'samantha'), ('andrea', 'andrew'), ('juan', 'john'), ('carlos', 'charles'), ('michael', 'mitchell'),
    ('robert', 'rupert')
  ) as pair (a, b);

select finish();
rollback;
