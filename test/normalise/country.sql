-- normalise.country: ISO 3166-1 alpha-2 from a code or a name.
begin;
select plan(197);

select volatility_is('normalise', 'country', array['text'], 'immutable');
select function_privs_are('normalise', 'country', array['text'], 'mds_reader', array['EXECUTE']);

-- ISO 3166-1, all of it.
select is(count(*), 250::bigint, '249 countries of ISO 3166-1, and Kosovo') from normalise.countries;
select is_empty('select alpha_2 from normalise.countries where normalise.country(alpha_2) is distinct from alpha_2', 'every alpha-2 code');
select is_empty('select alpha_2 from normalise.countries where normalise.country(lower(alpha_2)) is distinct from alpha_2', 'every alpha-2 code in lower case');
select is_empty('select alpha_3 from normalise.countries where normalise.country(alpha_3) is distinct from alpha_2', 'every alpha-3 code');
select is_empty('select name from normalise.countries where normalise.country(name) is distinct from alpha_2', 'every name');
select is_empty('select name from normalise.countries where normalise.country(upper(name)) is distinct from alpha_2', 'every name in capitals');
select is_empty('select official_name from normalise.countries where normalise.country(official_name) <> alpha_2
                    or (official_name is not null and normalise.country(official_name) is null)', 'every official name');
select is_empty($$ select code from (select chr(a) || chr(b) as code from generate_series(65, 90) as a, generate_series(65, 90) as b) as codes
                    where normalise.country(code) is not null and code not in (select alpha_2 from normalise.countries) and code not in ('UK', 'EL', 'BU', 'DD', 'FX', 'TP', 'ZR') $$,
    'no other pair of letters is a country, but UK, EL and five former codes');
select is_empty('select name from normalise.country_names where normalise.country(name) is distinct from country_code
                    and normalise.country_by_alpha_2(upper(name)) is null', 'every name of the table is found under itself');

select is(normalise.country(raw), expected::char(2), format('%L is %s', raw, coalesce(expected, 'no country')))
  from (values
    -- The United Kingdom and its parts.
    ('UK', 'GB'), ('U.K.', 'GB'), ('GB', 'GB'), ('G.B.', 'GB'), ('GBR', 'GB'), ('Great Britain', 'GB'), ('United Kingdom', 'GB'), ('the United Kingdom', 'GB'),
    ('United Kingdom of Great Britain and Northern Ireland', 'GB'), ('England', 'GB'), ('SCOTLAND', 'GB'), ('Wales', 'GB'), ('Northern Ireland', 'GB'),
    ('GB-ENG', 'GB'), ('Großbritannien', 'GB'), ('Grossbritannien', 'GB'), ('Royaume-Uni', 'GB'), ('Reino Unido', 'GB'), ('Regno Unito', 'GB'),
    -- The United States.
    ('US', 'US'), ('us', 'US'), ('USA', 'US'), ('U.S.', 'US'), ('U.S.A.', 'US'), ('U. S. A.', 'US'), ('United States', 'US'), ('United States of America', 'US'),
    ('UNITED STATES OF AMERICA', 'US'), ('The United States', 'US'), ('America', 'US'), ('États-Unis', 'US'), ('Etats Unis', 'US'), ('Estados Unidos', 'US'),
    ('EE. UU.', 'US'), ('EE.UU.', 'US'), ('EUA', 'US'), ('Vereinigte Staaten', 'US'), ('Stati Uniti', 'US'), ('США', 'US'), ('美国', 'US'), ('アメリカ合衆国', 'US'), ('US-CA', 'US'),
    -- Names in the language of the country.
    ('Deutschland', 'DE'), ('deutschland ', 'DE'), ('Österreich', 'AT'), ('Oesterreich', 'AT'), ('Schweiz', 'CH'), ('Suisse', 'CH'), ('Svizzera', 'CH'),
    ('España', 'ES'), ('Espana', 'ES'), ('Italia', 'IT'), ('Nederland', 'NL'), ('België', 'BE'), ('Belgique', 'BE'), ('Danmark', 'DK'), ('Sverige', 'SE'), ('Norge', 'NO'),
    ('Suomi', 'FI'), ('Ísland', 'IS'), ('Éire', 'IE'), ('Polska', 'PL'), ('Česko', 'CZ'), ('Slovensko', 'SK'), ('Magyarország', 'HU'), ('Hrvatska', 'HR'),
    ('Slovenija', 'SI'), ('Srbija', 'RS'), ('Србија', 'RS'), ('România', 'RO'), ('България', 'BG'), ('Ελλάδα', 'GR'), ('Κύπρος', 'CY'), ('Türkiye', 'TR'), ('TÜRKİYE', 'TR'),
    ('Россия', 'RU'), ('Україна', 'UA'), ('Беларусь', 'BY'), ('Eesti', 'EE'), ('Latvija', 'LV'), ('Lietuva', 'LT'), ('Shqipëria', 'AL'), ('Malta', 'MT'),
    ('日本', 'JP'), ('中国', 'CN'), ('中國', 'CN'), ('대한민국', 'KR'), ('भारत', 'IN'), ('ประเทศไทย', null), ('ไทย', 'TH'), ('Việt Nam', 'VN'), ('مصر', 'EG'), ('ישראל', 'IL'), ('ایران', 'IR'),
    ('Brasil', 'BR'), ('México', 'MX'), ('Perú', 'PE'), ('საქართველო', 'GE'), ('Հայաստան', 'AM'),
    -- Names in other languages.
    ('Allemagne', 'DE'), ('Alemania', 'DE'), ('Germania', 'DE'), ('Duitsland', 'DE'), ('Niemcy', 'DE'), ('Германия', 'DE'), ('ドイツ', 'DE'), ('Frankreich', 'FR'), ('Francia', 'FR'),
    ('Espagne', 'ES'), ('Spanien', 'ES'), ('Pays-Bas', 'NL'), ('Niederlande', 'NL'), ('Japon', 'JP'), ('Griechenland', 'GR'),
    -- Variants, inversions, former names.
    ('Holland', 'NL'), ('The Netherlands', 'NL'), ('Netherlands, the', 'NL'), ('Czech Republic', 'CZ'), ('Czechia', 'CZ'), ('Turkey', 'TR'), ('Russian Federation', 'RU'), ('Russia', 'RU'),
    ('Korea, Republic of', 'KR'), ('Korea (the Republic of)', 'KR'), ('South Korea', 'KR'), ('North Korea', 'KP'), ('Korea, Democratic People''s Republic of', 'KP'),
    ('Iran, Islamic Republic of', 'IR'), ('Tanzania, United Republic of', 'TZ'), ('Bolivia', 'BO'), ('Venezuela', 'VE'), ('Viet Nam', 'VN'), ('Burma', 'MM'), ('Swaziland', 'SZ'),
    ('Cape Verde', 'CV'), ('East Timor', 'TL'), ('Ivory Coast', 'CI'), ('Côte d''Ivoire', 'CI'), ('Cote D’Ivoire', 'CI'), ('Bosnia & Herzegovina', 'BA'), ('Trinidad and Tobago', 'TT'),
    ('St. Lucia', 'LC'), ('Saint Lucia', 'LC'), ('DR Congo', 'CD'), ('UAE', 'AE'), ('U.A.E.', 'AE'), ('Hong Kong', 'HK'), ('Taiwan', 'TW'), ('Macedonia', 'MK'), ('Kosovo', 'XK'), ('XK', 'XK'),
    ('West Germany', 'DE'), ('DDR', 'DE'), ('EL', 'GR'), ('Vatican City', 'VA'), ('Palestine', 'PS'), ('Åland Islands', 'AX'), ('Aland Islands', 'AX'),
    -- Spelling.
    ('  Germany  ', 'DE'), (E'Ger\u00admany', 'DE'), ('ＤＥ', 'DE'), ('GERMANY', 'DE'), ('Germany.', 'DE'), ('Germany (DE)', 'DE'), ('🇩🇪', 'DE'), (E'O\u0308sterreich', 'AT'),
    -- No country.
    ('', null), (null, null), ('  ', null), ('-', null), ('49', null), ('+49', null), ('276', null), ('ZZ', null), ('AA', null), ('XX', null), ('EU', null), ('Europe', null),
    ('Yugoslavia', null), ('SU', null), ('unknown', null), ('D', null), ('((((', null), (repeat('(', 90), null)
  ) as cases (raw, expected);

select is(normalise.country(repeat('Germany ', 100000)), null, 'a megabyte is no country');
select results_eq('select name from normalise.country_names where country_code not in (select alpha_2 from normalise.countries)', array[]::text[], 'names are names of countries');

select finish();
rollback;
