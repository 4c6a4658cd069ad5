-- normalise.is_blocked: values that say nothing about a person.
begin;
select plan(159);

select volatility_is('normalise', 'is_blocked', array['text', 'text'], 'immutable');
select function_privs_are('normalise', 'is_blocked', array['text', 'text'], 'mds_reader', array['EXECUTE']);

select ok(normalise.is_blocked(attribute, value), format('%s %L is junk', attribute, value))
  from (values
    ('email', null), ('email', ''), ('email', '   '), ('email', '-'), ('email', '--'), ('email', '.'), ('email', '?'), ('email', '@'),
    ('email', E'\u00a0\u200b'), ('email', E'\ufeff'),
    ('email', 'n/a'), ('email', 'N/A'), ('email', ' N/A '), ('email', 'NA'), ('email', 'none'), ('email', 'NULL'), ('email', 'null'),
    ('email', 'unknown'), ('email', 'test@test.com'), ('email', 'TEST@TEST.COM'), ('email', 'a@a.com'), ('email', 'none@none.com'),
    ('email', 'noemail@acme.org'), ('email', 'no_email@acme.org'), ('email', 'no-reply@acme.org'), ('email', 'someone@else.invalid'),
    ('email', 'anybody@test.com'), ('email', 'xxx'), ('email', 'no email'), ('email', '[object Object]'),
    ('phone', '000-0000'), ('phone', '0000000'), ('phone', '(000) 000-0000'), ('phone', '+00 000 000'), ('phone', '111-111-1111'),
    ('phone', '9999999999'), ('phone', '1234567890'), ('phone', '123-456-7890'), ('phone', '123456'), ('phone', '0'),
    ('phone', '(555) 555-1212'), ('phone', 'anonymous'), ('phone', 'unknown'), ('phone', 'n/a'), ('phone', '０００－００００'),
    ('name', 'n/a'), ('name', 'Null'), ('name', 'null null'), ('name', 'Unknown'), ('name', 'UNKNOWN UNKNOWN'), ('name', 'Test'),
    ('name', 'Test Test'), ('name', 'test user'), ('name', 'John Doe'), ('name', 'Max Mustermann'), ('name', 'xxx'), ('name', 'XXXXX'),
    ('name', 'aaaa'), ('name', 'asdf'), ('name', 'anonymous'), ('name', 'Guest'), ('name', 'FNU LNU'), ('name', '不明'), ('name', '匿名'),
    ('name', 'неизвестно'), ('name', 'Unbekannt'), ('name', 'inconnu'), ('name', '...'),
    ('given_name', 'FNU'), ('given_name', 'unknown'), ('given_name', 'N/A'), ('given_name', 'Baby Boy'), ('given_name', '-'),
    ('family_name', 'LNU'), ('family_name', 'Unknown'), ('family_name', '(null)'), ('family_name', 'xxx'), ('family_name', 'n/a'),
    ('date_of_birth', '1900-01-01'), ('date_of_birth', '01/01/1900'), ('date_of_birth', '1.1.1900'), ('date_of_birth', '0001-01-01'),
    ('date_of_birth', '9999-12-31'), ('date_of_birth', '0000-00-00'), ('date_of_birth', '1970-01-01'), ('date_of_birth', '1900'),
    ('date_of_birth', '99999999'), ('date_of_birth', '00/00/0000'), ('date_of_birth', 'unknown'), ('date_of_birth', 'dd/mm/yyyy'),
    ('address', 'n/a'), ('address', 'Unknown'), ('address', 'homeless'), ('address', 'No Fixed Abode'), ('address', '123 Main St'),
    ('address', 'Musterstraße 1'), ('address', 'same as above'), ('city', 'anytown'), ('city', 'xxx'),
    ('postal_code', '99999'), ('postal_code', '00000'), ('postal_code', '00000-0000'), ('postal_code', '99999-9999'), ('postal_code', 'XXXXX'),
    ('postal_code', 'ZZ99 9ZZ'), ('postal_code', 'n/a'),
    ('government_id', '123456789'), ('government_id', '123-45-6789'), ('government_id', '000-00-0000'), ('government_id', '111111111'),
    ('government_id', '078-05-1120'), ('government_id', '999999999'), ('government_id', 'unknown'), ('government_id', 'QQ123456C'),
    ('employer', 'self employed'), ('employer', 'Retired'), ('employer', 'none'),
    ('mother_maiden_name', 'N/A'), ('anything', '<unknown>'), ('anything', 'xxxx'), (null, 'n/a')
  ) as junk (attribute, value);

select ok(not normalise.is_blocked(attribute, value), format('%s %L is a value', attribute, value))
  from (values
    ('email', 'ann@example.org'), ('email', 'noemi@acme.org'), ('email', 'test.pilot@acme.org'),
    ('phone', '+49 30 123456'), ('phone', '030/1234567'), ('phone', '5551234567'),
    ('name', 'Ann Lee'), ('name', 'Jennifer Null'), ('name', 'Na Li'),
    ('family_name', 'Null'), ('family_name', 'None'), ('family_name', 'Na'), ('family_name', 'No'), ('family_name', 'Test'),
    ('family_name', 'Aa'), ('family_name', 'Oo'), ('family_name', 'O'), ('family_name', 'True'), ('family_name', 'Nil'),
    ('given_name', 'Nan'), ('given_name', 'Baby'), ('given_name', '莉莉'), ('given_name', 'J'),
    ('date_of_birth', '1956-04-09'), ('date_of_birth', '2000-01-01'), ('date_of_birth', '1999'),
    ('postal_code', '12345'), ('postal_code', '44444'), ('postal_code', 'SW1A 1AA'),
    ('city', 'Bar'), ('city', 'Å'), ('address', '1 Test Valley Road'),
    ('government_id', '536-90-4399'), ('name', 'wert\ 100% '' "')
  ) as good (attribute, value);

select is((select count(*) from (values ('John'), ('Ann')) as v (name) where normalise.is_blocked('name', name)), 0::bigint,
    'a query over rows gives the same answer as a constant');
select ok(not normalise.is_blocked('email', repeat('x@', 500000)), 'a megabyte is looked up like anything else');

select finish();
rollback;
