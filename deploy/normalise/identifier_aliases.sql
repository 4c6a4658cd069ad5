-- Deploy mds:normalise/identifier_aliases to pg
-- requires: normalise/schema
begin;

create table normalise.identifier_aliases (
    alias                   text    not null,
    country_code            char(2) not null default 'ZZ',
    type                    text    not null,
    implied_country_code    char(2),

    constraint pk_identifier_aliases primary key (alias, country_code),
    constraint chk_identifier_aliases_folded check (alias ~ '^[a-z0-9]+$'),
    constraint chk_identifier_aliases_type check (type ~ '^[a-z][a-z0-9_]*$')
);

comment on table normalise.identifier_aliases is
$$What sources call a kind of government id, and what normalise.government_id() calls it. A steward may add names that a
source system uses. A name that is not here stays what it is, in lower case with underscores.$$;
comment on column normalise.identifier_aliases.alias is 'The name with nothing but its letters and digits, in lower case: driverslicense.';
comment on column normalise.identifier_aliases.country_code is
'Only when the source says this country, ISO 3166 alpha-2; ZZ for any. National id and tax id mean another number in each country.';
comment on column normalise.identifier_aliases.type is 'The canonical type: ssn, nino, passport, driving_licence, national_id, tax_id, pesel, …';
comment on column normalise.identifier_aliases.implied_country_code is
'The only country that issues a number of this name; it overrules what the source says. Null when several do.';

alter table normalise.identifier_aliases enable row level security;
create policy identifier_aliases_readable on normalise.identifier_aliases for select using (true);
comment on policy identifier_aliases_readable on normalise.identifier_aliases is 'Reference data: everybody may read it.';
grant select on normalise.identifier_aliases to public;

-- Names that several countries use.
insert into normalise.identifier_aliases (alias, type)
select unnest(string_to_array(aliases, ' ')), type
  from (values
    ('passport',        'passport passportno passportnumber passportnum passportid ppn ppt pasaporte passeport passaporto passaporte reisepass paspoort pass'),
    ('driving_licence', 'drivinglicence drivinglicense driverlicense driverslicense driverlicence driverslicence driverslicensenumber driverslicenseno '
                        'drivinglicencenumber drivinglicenceno dl dln dlnumber dlno fuhrerschein permisdeconduire rijbewijs prawojazdy patente'),
    ('national_id',     'nationalid nationalidnumber nationalidno nationalidentitynumber nationalidentificationnumber nationalidentifier nationalidcard identitycard '
                        'identitycardnumber idcard idcardnumber nid nin personalid personalidnumber personalnumber idnumber citizenid personalausweis ausweis ausweisnummer cni'),
    ('tax_id',          'taxid taxidnumber taxidentifier taxidentificationnumber taxnumber taxno taxidno tin taxpayerid taxpayernumber'),
    ('ssn',             'ssn socialsecuritynumber socialsecurityno socialsecurity socialsec socsec socsecid socsecno ssnumber ssno'),
    ('social_insurance','socialinsurance nationalinsurance healthinsurance healthinsurancenumber'),
    ('residence_permit','residencepermit residencecard aufenthaltstitel titredesejour'),
    ('military_id',     'militaryid militaryidnumber'),
    ('voter_id',        'voterid votersid voteridnumber electorid'),
    ('visa',            'visa visanumber'),
    ('rodne_cislo',     'rodnecislo rc birthnumber'),
    ('jmbg',            'jmbg emso embg'),
    ('dni',             'dni'),
    ('nif',             'nif'),
    ('rut',             'rut run'),
    ('cedula',          'cedula cedulaidentidad ceduladeidentidad ceduladeciudadania cc ci')
  ) as names (type, aliases);

-- Names that one country uses alone.
insert into normalise.identifier_aliases (alias, type, implied_country_code)
select unnest(string_to_array(aliases, ' ')), type, country
  from (values
    ('itin',            'US', 'itin individualtaxpayeridentificationnumber'),
    ('ein',             'US', 'ein'),
    ('mbi',             'US', 'mbi medicarebeneficiaryidentifier'),
    ('nino',            'GB', 'nino nationalinsurancenumber nationalinsuranceno ninumber'),
    ('nhs',             'GB', 'nhs nhsnumber nhsno'),
    ('steuer_id',       'DE', 'steuerid steueridnr steueridentifikationsnummer idnr steuerlicheidentifikationsnummer'),
    ('nir',             'FR', 'nir insee inseenumber securitesociale numerodesecuritesociale numerosecuritesociale'),
    ('nie',             'ES', 'nie'),
    ('codice_fiscale',  'IT', 'codicefiscale cf codfiscale'),
    ('pesel',           'PL', 'pesel numerpesel'),
    ('nip',             'PL', 'nip'),
    ('cpf',             'BR', 'cpf cadastrodepessoasfisicas'),
    ('rg',              'BR', 'rg registrogeral'),
    ('curp',            'MX', 'curp'),
    ('rfc',             'MX', 'rfc'),
    ('aadhaar',         'IN', 'aadhaar aadhar aadhaarnumber adhaar uidai'),
    ('pan',             'IN', 'pan pannumber pancard permanentaccountnumber'),
    ('bsn',             'NL', 'bsn burgerservicenummer sofinummer sofi'),
    ('personnummer',    'SE', 'personnummer pnr samordningsnummer'),
    ('fodselsnummer',   'NO', 'fodselsnummer fnr dnummer'),
    ('cpr',             'DK', 'cpr cprnummer cprnumber'),
    ('hetu',            'FI', 'hetu henkilotunnus'),
    ('kennitala',       'IS', 'kennitala'),
    ('rijksregisternummer', 'BE', 'rijksregisternummer rrnr insz niss numeroderegistrenational registrenational nn'),
    ('tckn',            'TR', 'tckn tckimlik tckimlikno tcno tckimliknumarasi'),
    ('inn',             'RU', 'inn'),
    ('snils',           'RU', 'snils'),
    ('rnokpp',          'UA', 'rnokpp ipn'),
    ('egn',             'BG', 'egn'),
    ('lnch',            'BG', 'lnch'),
    ('afm',             'GR', 'afm'),
    ('amka',            'GR', 'amka'),
    ('cnp',             'RO', 'cnp codnumericpersonal'),
    ('isikukood',       'EE', 'isikukood'),
    ('asmens_kodas',    'LT', 'asmenskodas'),
    ('personas_kods',   'LV', 'personaskods'),
    ('oib',             'HR', 'oib'),
    ('taj',             'HU', 'taj tajszam'),
    ('adoazonosito',    'HU', 'adoazonosito adoazonositojel'),
    ('svnr',            'AT', 'svnr sozialversicherungsnummer'),
    ('ahv',             'CH', 'ahv ahvnummer avs numeroavs navs'),
    ('pps',             'IE', 'pps ppsn ppsnumber'),
    ('resident_id',     'CN', 'ric residentid residentidentitycard residentidnumber shenfenzheng chineseid'),
    ('my_number',       'JP', 'mynumber individualnumber kojinbango'),
    ('rrn',             'KR', 'rrn residentregistrationnumber jumin'),
    ('nric',            'SG', 'fin'),
    ('hkid',            'HK', 'hkid'),
    ('teudat_zehut',    'IL', 'teudatzehut mispar'),
    ('tfn',             'AU', 'tfn taxfilenumber'),
    ('sin',             'CA', 'sin socialinsurancenumber'),
    ('ird',             'NZ', 'ird irdnumber'),
    ('nhi',             'NZ', 'nhi'),
    ('cuil',            'AR', 'cuil cuit'),
    ('iin',             'KZ', 'iin'),
    ('cnic',            'PK', 'cnic'),
    ('nik',             'ID', 'nik ktp'),
    ('mykad',           'MY', 'mykad')
  ) as names (type, country, aliases);

-- What a general name means in one country.
insert into normalise.identifier_aliases (alias, country_code, type, implied_country_code)
select unnest(string_to_array(aliases, ' ')), country, type, country
  from (values
    ('GB', 'nino',           'ssn socialsecuritynumber socialinsurance nationalinsurance'),
    ('CA', 'sin',            'ssn socialsecuritynumber socialinsurance taxid'),
    ('FR', 'nir',            'ssn socialsecuritynumber'),
    ('AT', 'svnr',           'ssn socialsecuritynumber socialinsurancenumber socialinsurance'),
    ('CH', 'ahv',            'ssn socialsecuritynumber socialinsurancenumber socialinsurance nationalid'),
    ('DE', 'steuer_id',      'taxid taxidnumber tin taxidentificationnumber'),
    ('ES', 'dni',            'nationalid nationalidnumber nif taxid idnumber'),
    ('IT', 'codice_fiscale', 'nationalid nationalidnumber taxid taxidnumber tin ssn'),
    ('PL', 'pesel',          'nationalid nationalidnumber personalid idnumber'),
    ('BR', 'cpf',            'nationalid nationalidnumber taxid taxidnumber tin'),
    ('MX', 'curp',           'nationalid nationalidnumber'),
    ('IN', 'aadhaar',        'nationalid nationalidnumber uid'),
    ('NL', 'bsn',            'nationalid nationalidnumber ssn socialsecuritynumber taxid personalid'),
    ('SE', 'personnummer',   'nationalid nationalidnumber ssn socialsecuritynumber personalid personalnumber taxid'),
    ('NO', 'fodselsnummer',  'nationalid nationalidnumber ssn personalid personalnumber personnummer birthnumber'),
    ('DK', 'cpr',            'nationalid nationalidnumber ssn personalid personalnumber personnummer'),
    ('FI', 'hetu',           'nationalid nationalidnumber ssn personalid'),
    ('IS', 'kennitala',      'nationalid nationalidnumber ssn personalid'),
    ('BE', 'rijksregisternummer', 'nationalid nationalidnumber ssn personalid'),
    ('PT', 'nif',            'taxid taxidnumber tin'),
    ('TR', 'tckn',           'nationalid nationalidnumber personalid'),
    ('UA', 'rnokpp',         'taxid taxidnumber tin inn'),
    ('RU', 'inn',            'taxid taxidnumber tin'),
    ('BG', 'egn',            'nationalid nationalidnumber personalid'),
    ('GR', 'afm',            'taxid taxidnumber tin'),
    ('GR', 'amka',           'ssn socialsecuritynumber'),
    ('RO', 'cnp',            'nationalid nationalidnumber personalid taxid'),
    ('EE', 'isikukood',      'nationalid nationalidnumber personalid'),
    ('LT', 'asmens_kodas',   'nationalid nationalidnumber personalid'),
    ('LV', 'personas_kods',  'nationalid nationalidnumber personalid'),
    ('HR', 'oib',            'nationalid nationalidnumber personalid taxid'),
    ('CZ', 'rodne_cislo',    'nationalid nationalidnumber personalid'),
    ('SK', 'rodne_cislo',    'nationalid nationalidnumber personalid'),
    ('SI', 'jmbg',           'nationalid nationalidnumber personalid'),
    ('RS', 'jmbg',           'nationalid nationalidnumber personalid'),
    ('HU', 'taj',            'ssn socialsecuritynumber'),
    ('IE', 'pps',            'nationalid ssn taxid tin'),
    ('CN', 'resident_id',    'nationalid nationalidnumber idcard idcardnumber identitycard idnumber id'),
    ('JP', 'my_number',      'nationalid nationalidnumber taxid'),
    ('KR', 'rrn',            'nationalid nationalidnumber ssn'),
    ('SG', 'nric',           'nationalid nationalidnumber nric'),
    ('MY', 'mykad',          'nationalid nationalidnumber nric'),
    ('HK', 'hkid',           'nationalid nationalidnumber'),
    ('IL', 'teudat_zehut',   'nationalid nationalidnumber idnumber tz'),
    ('ZA', 'national_id',    'said saidnumber idnumber rsaid'),
    ('TH', 'national_id',    'pin citizenid'),
    ('EG', 'national_id',    'nid'),
    ('AU', 'tfn',            'taxid taxidnumber tin'),
    ('AU', 'medicare',       'medicare medicarenumber medicareno'),
    ('US', 'mbi',            'medicare medicarenumber'),
    ('NZ', 'ird',            'taxid taxidnumber tin'),
    ('AR', 'cuil',           'taxid taxidnumber'),
    ('CL', 'rut',            'nationalid nationalidnumber taxid'),
    ('PK', 'cnic',           'nationalid nationalidnumber'),
    ('ID', 'nik',            'nationalid nationalidnumber'),
    ('KZ', 'iin',            'nationalid nationalidnumber taxid')
  ) as names (country, type, aliases);

commit;
