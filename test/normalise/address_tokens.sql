-- normalise.address_tokens: a street line in words and numbers.
begin;
select plan(21);

select volatility_is('normalise', 'address_tokens', array['text'], 'immutable');
select is_strict('normalise', 'address_tokens', array['text']);
select function_privs_are('normalise', 'address_tokens', array['text'], 'mds_reader', array['EXECUTE']);

select is(normalise.address_tokens(line), expected::text[], format('%L', line))
  from (values
    ('12 High Street', '{12,high,street}'),
    ('  12   HIGH  ', '{12,high}'),
    ('12 High St.', '{12,high,st}'),
    ('Lindenstr.2', '{lindenstr,2}'),
    ('P.O. Box 12', '{po,box,12}'),
    ('12.34 High', '{12,34,high}'),
    ('Calle Mayor 5, 3º B', '{calle,mayor,5,",",3,b}'),
    ('№5 (rear)', '{no,5,rear}'),
    ('#4B', '{#,4b}'),
    ('Fatih Cad. No:151', '{fatih,cad,no,151}'),
    ('Straße 5', '{strasse,5}'),
    ('ул. Советская 89', '{ul,sovetskaya,89}'),
    (E'Rose Cottage\n12 High', '{rose,cottage,",",12,high}'),
    ('Rose Cottage\n12 High', '{rose,cottage,",",12,high}'),
    ('12 - 14 Goethe-Str', '{12-14,goethe,str}'),
    (' . ', '{}'),
    ('', null)
  ) as cases (line, expected);

select is(cardinality(normalise.address_tokens(repeat('12 ', 400))), 100, 'what is behind 300 characters does not count');

select finish();
rollback;
