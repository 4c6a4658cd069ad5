-- normalise.address: an address part by part, in comparable form and on one line for people.
begin;
select plan(39);

select volatility_is('normalise', 'address', array['jsonb', 'character'], 'immutable');
select function_privs_are('normalise', 'address', array['jsonb', 'character'], 'mds_reader', array['EXECUTE']);

select is(normalise.address(raw::jsonb, country),
          row(line, house_number, street, unit, city, region, postal_code, country_code, display)::normalise.postal_address, format('%s in %s', raw, coalesce(country, 'no country')))
  from (values
    ('{"street": "177 Pridham Street", "city": "Marsden", "state": "NSW", "postcode": "3165"}', 'AU', '177 pridham st', '177', 'pridham st', null, 'marsden', 'nsw', '3165', 'AU', '177 Pridham Street, Marsden NSW 3165, AU'),
    ('{"house_number": "177", "street_name": "Pridham St", "suburb": "Marsden", "region": "New South Wales", "postal_code": "3165", "country": "Australia"}', null, '177 pridham st', '177', 'pridham st', null, 'marsden', 'nsw', '3165', 'AU', '177 Pridham St, Marsden New South Wales 3165, AU'),
    ('{"street_number": "177", "street": "pridham street"}', 'AU', '177 pridham st', '177', 'pridham st', null, null, null, null, 'AU', '177 Pridham Street, AU'),
    ('{"street": "10 DOWNING STREET", "city": "LONDON", "postal_code": "sw1a2aa", "country_code": "UK"}', null, '10 downing st', '10', 'downing st', null, 'london', null, 'SW1A 2AA', 'GB', '10 Downing Street, London SW1A 2AA, GB'),
    ('{"street": "Lindenstr. 2", "city": "Köln", "postal_code": "50674"}', 'DE', '2 linden st', '2', 'linden st', null, 'koln', null, '50674', 'DE', 'Lindenstr. 2, 50674 Köln, DE'),
    ('{"street": "123 Main Street", "unit": "Apt 4B", "city": "Austin", "region": "Texas", "zip": "78701-1234", "country": "USA"}', null, '123 main st 4b', '123', 'main st', '4b', 'austin', 'tx', '78701', 'US', '123 Main Street, Apt 4B, Austin Texas 78701, US'),
    ('{"street": "123 Oak Street", "unit_number": "4b", "city": "Austin"}', 'US', '123 oak st 4b', '123', 'oak st', '4b', 'austin', null, null, 'US', '123 Oak Street, 4b, Austin, US'),
    ('{"street": "54 Hoseason Street", "address_line_2": "Lakefront Retirement Village", "city": "Granville"}', 'AU', '54 hoseason st', '54', 'hoseason st', null, 'granville', null, null, 'AU', '54 Hoseason Street, Lakefront Retirement Village, Granville, AU'),
    ('{"po_box": "123", "city": "Austin"}', 'US', 'po box 123', null, 'po box 123', null, 'austin', null, null, 'US', 'PO Box 123, Austin, US'),
    ('{"full": "10 Downing Street, London SW1A 2AA, UK"}', null, '10 downing st', '10', 'downing st', null, 'london', null, 'SW1A 2AA', 'GB', '10 Downing Street, London SW1A 2AA, GB'),
    ('{"full": "10 Downing Street, London SW1A 2AA", "city": "Westminster"}', 'GB', '10 downing st', '10', 'downing st', null, 'westminster', null, 'SW1A 2AA', 'GB', '10 Downing Street, Westminster SW1A 2AA, GB'),
    ('{"street": "638 Downey St, Salem, OR"}', 'US', '638 downey st', '638', 'downey st', null, 'salem', 'or', null, 'US', '638 Downey St, Salem OR, US'),
    ('{"street": "638 Downey St, Salem, OR", "city": "Portland"}', 'US', '638 downey st or', '638', 'downey st', 'or', 'portland', null, null, 'US', '638 Downey St, Salem, OR, Portland, US'),
    ('{"street": "Flat 3, The Old Rectory"}', 'GB', 'old rectory 3', null, 'old rectory', '3', null, null, null, 'GB', 'Flat 3, The Old Rectory, GB'),
    ('{"full": "", "street": "1 High St"}', 'GB', '1 high st', '1', 'high st', null, null, null, null, 'GB', '1 High St, GB'),
    ('{"street": "1 High St", "country": "Atlantis"}', 'GB', '1 high st', '1', 'high st', null, null, null, null, 'GB', '1 High St, GB'),
    ('{"street": "1 High St", "country": ""}', null, '1 high st', '1', 'high st', null, null, null, null, null, '1 High St'),
    ('{"street": "n/a", "city": "unknown", "postal_code": "00000"}', 'US', null, null, null, null, null, null, null, null, null),
    ('{"street": "123 Main St"}', 'US', null, null, null, null, null, null, null, null, null),
    ('{"street": "123 Main St", "city": "Las Vegas", "postal_code": "89132"}', 'US', '123 main st', '123', 'main st', null, 'las vegas', null, '89132', 'US', '123 Main St, Las Vegas 89132, US'),
    ('{"street": "No fixed address", "city": "Leeds"}', 'GB', null, null, null, null, 'leeds', null, null, 'GB', 'Leeds, GB'),
    ('{"street": 123, "city": null}', 'US', null, '123', null, null, null, null, null, null, null),
    ('{"city": "München"}', null, null, null, null, null, 'munchen', null, null, null, 'München'),
    ('{"postal_code": "SW1A 1AA"}', 'US', null, null, null, null, null, null, 'SW1A 1AA', 'US', 'SW1A 1AA, US'),
    ('{}', 'US', null, null, null, null, null, null, null, null, null),
    ('{"street": "", "city": " "}', null, null, null, null, null, null, null, null, null, null)
  ) as cases (raw, country, line, house_number, street, unit, city, region, postal_code, country_code, display);

-- The same address from two systems.
select is((normalise.address(b::jsonb, 'US')).line, (normalise.address(a::jsonb, 'US')).line, format('%s is %s', b, a))
  from (values
    ('{"street": "123 N Oak St", "unit": "4"}', '{"full": "123 North Oak Street #4, Austin TX 78701"}'),
    ('{"po_box": "77"}', '{"street": "P.O. Box 77"}')
  ) as same (a, b);
select is((normalise.address('"12 High Street, Leeds"')).city, 'leeds', 'a text is one line');
select is(normalise.address('[1]'), null::normalise.postal_address, 'a list is no address');
select is(normalise.address(null), null::normalise.postal_address, 'nothing is nothing');

-- A steward teaches a word.
select is((normalise.address('{"street": "12 Oak Boolavard"}')).street, 'oak boolavard', 'an unknown word is part of the name');
insert into normalise.address_terms (kind, term, canonical, language) values ('street_type', 'boolavard', 'blvd', 'en');
select is((normalise.address('{"street": "12 Oak Boolavard"}')).street, 'oak blvd', 'and a type as soon as the table knows it');
delete from normalise.address_terms where term = 'boolavard';
select is((normalise.address('{"street": "12 Oak Boolavard"}')).street, 'oak boolavard', 'until it is taken away');
select throws_ok($$ insert into normalise.address_terms (kind, term, canonical, language) values ('street_type', 'Big Road', 'rd', 'en') $$, '23514', null,
    'a term is one lower-case word');
select throws_ok($$ insert into normalise.address_terms (kind, term, canonical, language) values ('colour', 'red', 'red', 'en') $$, '23514', null,
    'of a kind that is read');
select is_empty($$ select kind, term from normalise.address_terms
                    where kind = 'city' and term <> coalesce(normalise.latin(term), '') and octet_length(term) = length(term) $$, 'terms are in comparable form');

select finish();
rollback;
