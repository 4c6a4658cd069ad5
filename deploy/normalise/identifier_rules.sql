-- Deploy mds:normalise/identifier_rules to pg
-- requires: normalise/check_digit
begin;

create table normalise.identifier_rules (
    type            text                        not null,
    country_code    char(2)                     not null,
    pattern         text                        not null,
    date_order      text,
    day_offsets     smallint[]                  not null default '{0}',
    month_offsets   smallint[]                  not null default '{0}',
    algorithm       text,
    check_digits    normalise.check_digit[]     not null default '{}',
    alphabet        text                        not null default '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    padded_length   smallint,
    optional_prefix text,
    source          text                        not null,

    constraint pk_identifier_rules primary key (type, country_code, pattern),
    constraint chk_identifier_rules_type check (type ~ '^[a-z][a-z0-9_]*$'),
    constraint chk_identifier_rules_country_code check (country_code ~ '^[A-Z]{2}$'),
    constraint chk_identifier_rules_date_order check (date_order in ('YMD', 'DMY')),
    constraint chk_identifier_rules_algorithm check (algorithm in ('luhn', 'verhoeff', 'iso_7064_mod_11_10', 'steuer_id', 'nir',
                                                                   'rijksregisternummer', 'snils', 'codice_fiscale'))
);

comment on table normalise.identifier_rules is
$$The published structure of government ids: what normalise.government_id() checks. A number is valid when one rule of its
type and country holds. A type without a rule has no public check. A steward may add rules.$$;
comment on column normalise.identifier_rules.type is 'Canonical type, as in normalise.identifier_aliases.';
comment on column normalise.identifier_rules.country_code is 'Country that issues the number, ISO 3166 alpha-2.';
comment on column normalise.identifier_rules.pattern is
$$Regular expression over the number, upper-case letters and digits only. With a date_order, its first three groups are the
parts of the date of birth in that order.$$;
comment on column normalise.identifier_rules.date_order is
'YMD or DMY when the number holds the date of birth; null when it does not, or not reliably.';
comment on column normalise.identifier_rules.day_offsets is
'What may have been added to the day: 40 for women in Indonesia or for Norwegian D numbers, 60 for Swedish co-ordination numbers.';
comment on column normalise.identifier_rules.month_offsets is
'What may have been added to the month: centuries in Poland and Bulgaria, women in the Czech Republic.';
comment on column normalise.identifier_rules.algorithm is 'Check that is not a plain weighted sum; see normalise.passes_algorithm.';
comment on column normalise.identifier_rules.check_digits is 'Weighted check digits; see normalise.check_digit.';
comment on column normalise.identifier_rules.alphabet is 'The place of a character in it, from 0, is its value in the weighted sum.';
comment on column normalise.identifier_rules.padded_length is
'A number that is up to two characters shorter gets zeros in front: spreadsheets drop them.';
comment on column normalise.identifier_rules.optional_prefix is
'Regular expression of what some write in front and some do not, taken away: the century of a Swedish number.';
comment on column normalise.identifier_rules.source is 'Where the rule is published.';

alter table normalise.identifier_rules enable row level security;
create policy identifier_rules_readable on normalise.identifier_rules for select using (true);
comment on policy identifier_rules_readable on normalise.identifier_rules is 'Reference data: everybody may read it.';
grant select on normalise.identifier_rules to public;

create or replace function pg_temp.check_digit(p_weights smallint[], p_modulus integer, p_characters text, p_position integer default null)
returns normalise.check_digit
language sql
immutable parallel safe
return row(p_position, p_weights, p_modulus, p_characters)::normalise.check_digit;

-- Shape only: nothing in the number can be computed.
insert into normalise.identifier_rules (type, country_code, pattern, source) values
    ('ssn',  'US', '^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$', 'Social Security Administration, POMS RM 10201.035'),
    ('itin', 'US', '^9\d\d(?:5\d|6[0-5]|7\d|8[0-8]|9[0-24-9])\d{4}$', 'Internal Revenue Service, Publication 1915'),
    ('nino', 'GB', '^(?!BG|GB|KN|NK|NT|TN|ZZ)[ABCEGHJ-PRSTW-Z][ABCEGHJ-NPRSTW-Z]\d{6}[A-D]?$', 'HM Revenue & Customs, NIM39110'),
    ('driving_licence', 'GB', '^[A-Z]{1,5}9{0,4}\d[0156]\d[0-3]\d\d[A-Z][A-Z9][A-Z0-9][A-Z]{2}(?:\d\d)?$', 'Driver and Vehicle Licensing Agency, INF45'),
    ('pan',  'IN', '^[A-Z]{3}[ABCFGHJKLPT][A-Z](?!0000)\d{4}[A-Z]$', 'Income Tax Department, Rule 114'),
    ('cnic', 'PK', '^[1-7]\d{11}[1-9]$', 'National Database and Registration Authority'),
    ('nric', 'SG', '^M\d{7}[A-Z]$', 'Immigration & Checkpoints Authority');

-- A date of birth, but no check digit (or none that is still used).
insert into normalise.identifier_rules (type, country_code, pattern, date_order, day_offsets, month_offsets, source) values
    ('cpr',         'DK', '^(\d\d)(\d\d)(\d\d)\d{4}$', 'DMY', '{0}', '{0}', 'CPR-kontoret: numbers without modulus 11 are issued since 2007'),
    ('nik',         'ID', '^\d{6}(\d\d)(\d\d)(\d\d)(?!0000)\d{4}$', 'DMY', '{0,40}', '{0}', 'Undang-Undang 23/2006'),
    ('mykad',       'MY', '^(\d\d)(\d\d)(\d\d)(?:0[1-9]|1[0-6]|2[1-9]|[3-5]\d|6[0-8]|7[124-9]|8[2-9]|9[0-389])\d{4}$', 'YMD', '{0}', '{0}', 'National Registration Department'),
    ('national_id', 'EG', '^[23](\d\d)(\d\d)(\d\d)(?:0[1-4]|1[1-9]|2[1-9]|3[1-5]|88)\d{5}$', 'YMD', '{0}', '{0}', 'Civil Status Organization'),
    ('rodne_cislo', 'CZ', '^([0-4]\d|5[0-3]|[89]\d)(\d\d)(\d\d)\d{3}$', 'YMD', '{0}', '{0,50}', 'Zákon 133/2000: nine digits before 1954'),
    ('rodne_cislo', 'SK', '^([0-4]\d|5[0-3]|[89]\d)(\d\d)(\d\d)\d{3}$', 'YMD', '{0}', '{0,50}', 'Zákon 301/1995: nine digits before 1954');

-- Checks that are not a weighted sum.
insert into normalise.identifier_rules (type, country_code, pattern, date_order, day_offsets, month_offsets, algorithm, padded_length,
                                        optional_prefix, source) values
    ('steuer_id',    'DE', '^[1-9]\d{10}$', null, '{0}', '{0}', 'steuer_id', null, null, 'Bundeszentralamt für Steuern, §139b Abgabenordnung'),
    ('nir',          'FR', '^[1-478]\d\d(?:0[1-9]|1[0-2]|[2-3]\d|4[0-2]|[5-9]\d)(?:\d\d|2[AB])\d{8}$', null, '{0}', '{0}', 'nir', null, null,
                           'Institut national de la statistique, décret 82-103'),
    ('codice_fiscale', 'IT', '^[A-Z]{6}[0-9LMNP-V]{2}[A-EHLMPRST](?:[04LQ][1-9MNP-V]|[15MR][0-9LMNP-V]|[26NS][0-9LMNP-V]|[37PT][01LM])'
                             '[A-Z][0-9LMNP-V]{3}[A-Z]$', null, '{0}', '{0}', 'codice_fiscale', null, null, 'Decreto Ministeriale 23 dicembre 1976'),
    ('personnummer', 'SE', '^(\d\d)(\d\d)(\d\d)\d{4}$', 'YMD', '{0,60}', '{0}', 'luhn', null, '^(?:18|19|20)(?=\d{10}$)', 'Skatteverket, SKV 704'),
    ('rijksregisternummer', 'BE', '^\d\d[0-5]\d\d{7}$', null, '{0}', '{0}', 'rijksregisternummer', null, null, 'Koninklijk besluit van 3 april 1984'),
    ('aadhaar',      'IN', '^[2-9]\d{11}$', null, '{0}', '{0}', 'verhoeff', null, null, 'Unique Identification Authority of India'),
    ('teudat_zehut', 'IL', '^\d{9}$', null, '{0}', '{0}', 'luhn', 9, null, 'Population and Immigration Authority'),
    ('national_id',  'ZA', '^(\d\d)(\d\d)(\d\d)\d{4}[01]\d\d$', 'YMD', '{0}', '{0}', 'luhn', null, null, 'Identification Act 68 of 1997'),
    ('sin',          'CA', '^[1-79]\d{8}$', null, '{0}', '{0}', 'luhn', null, null, 'Employment and Social Development Canada'),
    ('amka',         'GR', '^(\d\d)(\d\d)(\d\d)\d{5}$', 'DMY', '{0}', '{0}', 'luhn', null, null, 'Law 3655/2008'),
    ('oib',          'HR', '^\d{11}$', null, '{0}', '{0}', 'iso_7064_mod_11_10', null, null, 'Zakon o osobnom identifikacijskom broju'),
    ('cedula',       'EC', '^(?:0[1-9]|1\d|2[0-4]|30|50)[0-6]\d{7}$', null, '{0}', '{0}', 'luhn', null, null, 'Registro Civil'),
    ('cedula',       'DO', '^\d{11}$', null, '{0}', '{0}', 'luhn', null, null, 'Junta Central Electoral'),
    ('snils',        'RU', '^\d{11}$', null, '{0}', '{0}', 'snils', null, null, 'Pension Fund of Russia, Decree 318');

-- Weighted sums.
insert into normalise.identifier_rules (type, country_code, pattern, date_order, day_offsets, month_offsets, check_digits, padded_length, source)
select type, country, pattern, date_order, day_offsets::smallint[], month_offsets::smallint[], checks, padded_length, source
  from (values
    ('nhs',           'GB', '^\d{10}$', null, '{0}', '{0}',
        array[pg_temp.check_digit('{10,9,8,7,6,5,4,3,2}', 11, '0?987654321')], null, 'NHS Data Dictionary, NHS number'),
    ('dni',           'ES', '^\d{8}[A-Z]$', null, '{0}', '{0}',
        array[pg_temp.check_digit('{14,6,19,18,11,8,10,1}', 23, 'TRWAGMYFPDXBNJZSQVHLCKE')], 9, 'Real Decreto 1553/2005'),
    ('dni',           'ES', '^[XYZ]\d{7}[A-Z]$', null, '{0}', '{0}',      -- X, Y and Z stand for 0, 1 and 2: 33 too many, 14 * 33 = 2 modulo 23
        array[pg_temp.check_digit('{14,6,19,18,11,8,10,1}', 23, 'KETRWAGMYFPDXBNJZSQVHLC')], null, 'Real Decreto 557/2011'),
    ('nie',           'ES', '^[XYZ]\d{7}[A-Z]$', null, '{0}', '{0}',
        array[pg_temp.check_digit('{14,6,19,18,11,8,10,1}', 23, 'KETRWAGMYFPDXBNJZSQVHLC')], null, 'Real Decreto 557/2011'),
    ('cpf',           'BR', '^\d{11}$', null, '{0}', '{0}',
        array[pg_temp.check_digit('{10,9,8,7,6,5,4,3,2}', 11, '00987654321', 10),
              pg_temp.check_digit('{11,10,9,8,7,6,5,4,3,2}', 11, '00987654321', 11)], 11, 'Receita Federal'),
    ('pesel',         'PL', '^(\d\d)(\d\d)(\d\d)\d{5}$', 'YMD', '{0}', '{0,20,40,60,80}',
        array[pg_temp.check_digit('{1,3,7,9,1,3,7,9,1,3}', 10, '0987654321')], 11, 'Ustawa o ewidencji ludności'),
    ('nip',           'PL', '^\d{10}$', null, '{0}', '{0}',
        array[pg_temp.check_digit('{6,5,7,2,3,4,5,6,7}', 11, '0123456789?')], null, 'Ustawa o NIP'),
    ('hetu',          'FI', '^(\d\d)(\d\d)(\d\d)\d{3}[0-9A-FHJ-NPR-Y]$', 'DMY', '{0}', '{0}',
        array[pg_temp.check_digit('{14,20,2,25,18,8,7,10,1}', 31, '0123456789ABCDEFHJKLMNPRSTUVWXY')], null, 'Digi- ja väestötietovirasto'),
    ('hetu',          'FI', '^(\d\d)(\d\d)(\d\d)[A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y]$', 'DMY', '{0}', '{0}',
        array[pg_temp.check_digit('{14,20,2,25,18,8,0,7,10,1}', 31, '0123456789ABCDEFHJKLMNPRSTUVWXY')], null, 'Digi- ja väestötietovirasto'),
    -- The hundreds of the individual number say the century; these were not given out.
    ('fodselsnummer', 'NO', '^(?!\d{4}(?:4\d|5[0-3])[5-8])(?!\d{4}(?:5[4-9]|[6-9]\d)(?:7[5-9]|8))(\d\d)(\d\d)(\d\d)\d{5}$', 'DMY', '{0,40}', '{0,40}',
        array[pg_temp.check_digit('{3,7,6,1,8,9,4,5,2}', 11, '0?987654321', 10),
              pg_temp.check_digit('{5,4,3,2,7,6,5,4,3,2}', 11, '0?987654321', 11)], 11, 'Skatteetaten'),
    ('kennitala',     'IS', '^(\d\d)(\d\d)(\d\d)\d{3}[09]$', 'DMY', '{0,40}', '{0}',
        array[pg_temp.check_digit('{3,2,7,6,5,4,3,2}', 11, '0?987654321', 9)], null, 'Þjóðskrá'),
    ('bsn',           'NL', '^(?!0{9})\d{9}$', null, '{0}', '{0}',
        array[pg_temp.check_digit('{9,8,7,6,5,4,3,2}', 11, '0123456789?')], 9, 'Rijksdienst voor Identiteitsgegevens'),
    ('nif',           'PT', '^[1-9]\d{8}$', null, '{0}', '{0}',
        array[pg_temp.check_digit('{9,8,7,6,5,4,3,2}', 11, '00987654321')], null, 'Decreto-Lei 14/2013'),
    ('resident_id',   'CN', '^\d{6}(\d{4})(\d\d)(\d\d)\d{3}[\dX]$', 'YMD', '{0}', '{0}',
        array[pg_temp.check_digit('{7,9,10,5,8,4,2,1,6,3,7,9,10,5,8,4,2}', 11, '10X98765432')], null, 'GB 11643-1999'),
    ('tckn',          'TR', '^[1-9]\d{10}$', null, '{0}', '{0}',
        array[pg_temp.check_digit('{7,-1,7,-1,7,-1,7,-1,7}', 10, '0123456789', 10),
              pg_temp.check_digit('{1,1,1,1,1,1,1,1,1,1}', 10, '0123456789', 11)], null, 'Nüfus ve Vatandaşlık İşleri'),
    ('cnp',           'RO', '^[1-9](\d\d)(\d\d)(\d\d)(?:0[1-9]|[1-3]\d|4[0-8]|5[12]|70|8[0-3])\d{4}$', 'YMD', '{0}', '{0}',
        array[pg_temp.check_digit('{2,7,9,1,4,6,3,5,8,2,7,9}', 11, '01234567891')], null, 'Hotărârea 1375/2006'),
    ('egn',           'BG', '^(\d\d)(\d\d)(\d\d)\d{4}$', 'YMD', '{0}', '{0,20,40}',
        array[pg_temp.check_digit('{2,4,8,5,10,9,7,3,6}', 11, '01234567890')], 10, 'Naredba RD-02-20-9/2012'),
    ('lnch',          'BG', '^\d{10}$', null, '{0}', '{0}',
        array[pg_temp.check_digit('{21,19,17,13,11,9,7,3,1}', 10, '0123456789')], null, 'Zakon za chuzhdentsite'),
    ('rodne_cislo',   'CZ', '^(\d\d)(\d\d)(\d\d)\d{4}$', 'YMD', '{0}', '{0,20,50,70}',
        array[pg_temp.check_digit('{1,-1,1,-1,1,-1,1,-1,1}', 11, '01234567890')], 10, 'Zákon 133/2000'),
    ('rodne_cislo',   'SK', '^(\d\d)(\d\d)(\d\d)\d{4}$', 'YMD', '{0}', '{0,20,50,70}',
        array[pg_temp.check_digit('{1,-1,1,-1,1,-1,1,-1,1}', 11, '01234567890')], 10, 'Zákon 301/1995'),
    ('isikukood',     'EE', '^[1-8](\d\d)(\d\d)(\d\d)\d{4}$', 'YMD', '{0}', '{0}',
        array[pg_temp.check_digit('{1,2,3,4,5,6,7,8,9,1}', 11, '0123456789*'),
              pg_temp.check_digit('{3,4,5,6,7,8,9,1,2,3}', 11, '01234567890')], null, 'EVS 585:2007'),
    ('asmens_kodas',  'LT', '^[1-8](\d\d)(\d\d)(\d\d)\d{4}$', 'YMD', '{0}', '{0}',
        array[pg_temp.check_digit('{1,2,3,4,5,6,7,8,9,1}', 11, '0123456789*'),
              pg_temp.check_digit('{3,4,5,6,7,8,9,1,2,3}', 11, '01234567890')], null, 'Gyventojų registro įstatymas'),
    ('asmens_kodas',  'LT', '^9\d{10}$', null, '{0}', '{0}',             -- given apart from the date of birth
        array[pg_temp.check_digit('{1,2,3,4,5,6,7,8,9,1}', 11, '0123456789*'),
              pg_temp.check_digit('{3,4,5,6,7,8,9,1,2,3}', 11, '01234567890')], null, 'Gyventojų registro įstatymas'),
    ('personas_kods', 'LV', '^(\d\d)(\d\d)(\d\d)\d{5}$', 'DMY', '{0}', '{0}',
        array[pg_temp.check_digit('{10,5,8,4,2,1,6,3,7,9}', 11, '12345678900')], null, 'Pilsonības un migrācijas lietu pārvalde'),
    ('personas_kods', 'LV', '^32\d{9}$', null, '{0}', '{0}',             -- without a date of birth, from July 2017
        array[pg_temp.check_digit('{10,5,8,4,2,1,6,3,7,9}', 11, '12345678900')], null, 'Pilsonības un migrācijas lietu pārvalde'),
    ('jmbg',          'SI', '^(\d\d)(\d\d)(\d{3})\d{6}$', 'DMY', '{0}', '{0}',
        array[pg_temp.check_digit('{7,6,5,4,3,2,7,6,5,4,3,2}', 11, '00987654321')], 13, 'Zakon o centralnem registru prebivalstva'),
    ('jmbg',          'RS', '^(\d\d)(\d\d)(\d{3})\d{6}$', 'DMY', '{0}', '{0}',
        array[pg_temp.check_digit('{7,6,5,4,3,2,7,6,5,4,3,2}', 11, '00987654321')], 13, 'Zakon o matičnom broju'),
    ('taj',           'HU', '^\d{9}$', null, '{0}', '{0}',
        array[pg_temp.check_digit('{3,7,3,7,3,7,3,7}', 10, '0123456789')], null, '1996. évi XX. törvény'),
    ('adoazonosito',  'HU', '^8\d{9}$', null, '{0}', '{0}',
        array[pg_temp.check_digit('{1,2,3,4,5,6,7,8,9}', 11, '0123456789?')], null, '1996. évi XX. törvény'),
    ('svnr',          'AT', '^[1-9]\d{9}$', null, '{0}', '{0}',
        array[pg_temp.check_digit('{3,7,9,0,5,8,4,2,1,6}', 11, '0123456789?', 4)], null, '§31 ASVG'),
    ('ahv',           'CH', '^756\d{10}$', null, '{0}', '{0}',
        array[pg_temp.check_digit('{1,3,1,3,1,3,1,3,1,3,1,3}', 10, '0987654321')], null, 'AHVG Art. 50c, EAN-13'),
    ('pps',           'IE', '^\d{7}[A-W]$', null, '{0}', '{0}',
        array[pg_temp.check_digit('{8,7,6,5,4,3,2}', 23, 'WABCDEFGHIJKLMNOPQRSTUV', 8)], null, 'Department of Social Protection'),
    ('pps',           'IE', '^\d{7}[A-W][WTX]$', null, '{0}', '{0}',     -- wife of the holder, an old practice
        array[pg_temp.check_digit('{8,7,6,5,4,3,2}', 23, 'WABCDEFGHIJKLMNOPQRSTUV', 8)], null, 'Department of Social Protection'),
    ('pps',           'IE', '^\d{7}[A-W][ABH]$', null, '{0}', '{0}',     -- A counts 1 times 9, here 10: rotated by 9 * 9
        array[pg_temp.check_digit('{8,7,6,5,4,3,2,0,9}', 23, 'KLMNOPQRSTUVWABCDEFGHIJ', 8)], null, 'Department of Social Protection'),
    ('inn',           'RU', '^\d{12}$', null, '{0}', '{0}',
        array[pg_temp.check_digit('{7,2,4,10,3,5,9,4,6,8}', 11, '01234567890', 11),
              pg_temp.check_digit('{3,7,2,4,10,3,5,9,4,6,8}', 11, '01234567890', 12)], null, 'Federal Tax Service, order MMV-7-6/435'),
    ('rnokpp',        'UA', '^\d{10}$', null, '{0}', '{0}',
        array[pg_temp.check_digit('{-1,5,7,9,4,6,10,5,7}', 11, '01234567890')], null, 'State Tax Service, order 822/2017'),
    ('afm',           'GR', '^\d{9}$', null, '{0}', '{0}',
        array[pg_temp.check_digit('{256,128,64,32,16,8,4,2}', 11, '01234567890')], 9, 'Independent Authority for Public Revenue'),
    ('iin',           'KZ', '^(\d\d)(\d\d)(\d\d)[0-6]\d{5}$', 'YMD', '{0}', '{0}',
        array[pg_temp.check_digit('{1,2,3,4,5,6,7,8,9,10,11}', 11, '0123456789*'),
              pg_temp.check_digit('{3,4,5,6,7,8,9,10,11,1,2}', 11, '0123456789?')], null, 'Law 223-III of 2007'),
    ('my_number',     'JP', '^\d{12}$', null, '{0}', '{0}',
        array[pg_temp.check_digit('{6,5,4,3,2,7,6,5,4,3,2}', 11, '00987654321')], null, 'Ministry of Internal Affairs, ordinance 85 of 2014'),
    ('rrn',           'KR', '^(\d\d)(\d\d)(\d\d)\d(?:[0-8]\d|9[0-6])\d{4}$', 'YMD', '{0}', '{0}',
        array[pg_temp.check_digit('{2,3,4,5,6,7,8,9,2,3,4,5}', 11, '10987654321')], null, 'Ministry of the Interior; random from October 2020'),
    ('national_id',   'TH', '^[1-8]\d{12}$', null, '{0}', '{0}',
        array[pg_temp.check_digit('{13,12,11,10,9,8,7,6,5,4,3,2}', 11, '10987654321')], null, 'Department of Provincial Administration'),
    ('nric',          'SG', '^S\d{7}[A-Z]$', null, '{0}', '{0}',
        array[pg_temp.check_digit('{0,2,7,6,5,4,3,2}', 11, 'JZIHGFEDCBA')], null, 'Immigration & Checkpoints Authority'),
    ('nric',          'SG', '^T\d{7}[A-Z]$', null, '{0}', '{0}',
        array[pg_temp.check_digit('{0,2,7,6,5,4,3,2}', 11, 'GFEDCBAJZIH')], null, 'Immigration & Checkpoints Authority'),
    ('nric',          'SG', '^F\d{7}[A-Z]$', null, '{0}', '{0}',
        array[pg_temp.check_digit('{0,2,7,6,5,4,3,2}', 11, 'XWUTRQPNMLK')], null, 'Immigration & Checkpoints Authority'),
    ('nric',          'SG', '^G\d{7}[A-Z]$', null, '{0}', '{0}',
        array[pg_temp.check_digit('{0,2,7,6,5,4,3,2}', 11, 'RQPNMLKXWUT')], null, 'Immigration & Checkpoints Authority'),
    ('hkid',          'HK', '^[A-Z]\d{6}[\dA]$', null, '{0}', '{0}',      -- a blank in front of the single letter counts 36
        array[pg_temp.check_digit('{8,7,6,5,4,3,2}', 11, '6543210A987')], null, 'Immigration Department'),
    ('hkid',          'HK', '^[A-Z]{2}\d{6}[\dA]$', null, '{0}', '{0}',
        array[pg_temp.check_digit('{9,8,7,6,5,4,3,2}', 11, '0A987654321')], null, 'Immigration Department'),
    ('tfn',           'AU', '^\d{9}$', null, '{0}', '{0}',
        array[pg_temp.check_digit('{1,4,3,7,5,8,6,9}', 11, '0123456789?')], null, 'Australian Taxation Office'),
    ('tfn',           'AU', '^\d{8}$', null, '{0}', '{0}',
        array[pg_temp.check_digit('{10,7,8,4,6,3,5}', 11, '0?987654321')], null, 'Australian Taxation Office'),
    ('medicare',      'AU', '^[2-6]\d{9}\d?$', null, '{0}', '{0}',
        array[pg_temp.check_digit('{1,3,7,9,1,3,7,9}', 10, '0123456789', 9)], null, 'Services Australia, METeOR 270101'),
    ('ird',           'NZ', '^(?:[1-9]\d{7}|1[0-4]\d{7})$', null, '{0}', '{0}',
        array[pg_temp.check_digit('{3,2,7,6,5,4,3,2}', 11, '0*987654321'),
              pg_temp.check_digit('{7,4,3,2,5,2,7,6}', 11, '0?987654321')], null, 'Inland Revenue, Resident withholding tax specification'),
    ('rut',           'CL', '^\d{7,8}[\dK]$', null, '{0}', '{0}',
        array[pg_temp.check_digit('{3,2,7,6,5,4,3,2}', 11, '0K987654321')], null, 'Registro Civil e Identificación'),
    ('cuil',          'AR', '^(?:20|23|24|27|30|33|34|50|51|55)\d{9}$', null, '{0}', '{0}',
        array[pg_temp.check_digit('{5,4,3,2,7,6,5,4,3,2}', 11, '09987654321')], null, 'ANSES'),
    ('cedula',        'UY', '^\d{7,8}$', null, '{0}', '{0}',
        array[pg_temp.check_digit('{2,9,8,7,6,3,4}', 10, '0987654321')], null, 'Dirección Nacional de Identificación Civil'),
    ('cedula',        'CO', '^\d{6,10}$', null, '{0}', '{0}',
        '{}'::normalise.check_digit[], null, 'Registraduría Nacional: no check digit')
  ) as rules (type, country, pattern, date_order, day_offsets, month_offsets, checks, padded_length, source);

-- The Mexican alphabet has an Ñ, so letters after N count one more.
insert into normalise.identifier_rules (type, country_code, pattern, date_order, check_digits, alphabet, source) values
    ('curp', 'MX', '^[A-Z]{4}(\d\d)(\d\d)(\d\d)[HMX](?:AS|BC|BS|CC|CH|CL|CM|CS|DF|DG|GR|GT|HG|JC|MC|MN|MS|NE|NL|NT|OC|PL|QR|QT|SL|SP|SR|TC|TL|TS|VZ|YN|ZS)'
                   '[A-Z]{3}[0-9A-Z]\d$', 'YMD',
        array[pg_temp.check_digit('{18,17,16,15,14,13,12,11,10,9,8,7,6,5,4,3,2}', 10, '0987654321')],
        '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ', 'RENAPO, Instructivo Normativo para la asignación de la CURP');

drop function pg_temp.check_digit(smallint[], integer, text, integer);

commit;
