-- normalise.split_address: an address on one line, in parts.
begin;
select plan(45);

select volatility_is('normalise', 'split_address', array['text'], 'immutable');
select function_privs_are('normalise', 'split_address', array['text'], 'mds_reader', array['EXECUTE']);

select is(normalise.split_address(raw),
          jsonb_strip_nulls(jsonb_build_object('street', street, 'city', city, 'region', region, 'postal_code', postal_code, 'country_code', country)),
          format('%L in parts', raw))
  from (values
    ('123 Main Street, Las Vegas NV 89132', '123 Main Street', 'Las Vegas', 'NV', '89132', null),
    ('Lindenstraße 2, 10969 Berlin, Germany', 'Lindenstraße 2', 'Berlin', null, '10969', 'DE'),
    ('Lindenstraße 2, D-10969 Berlin', 'Lindenstraße 2', 'Berlin', null, 'D-10969', null),
    ('10 Downing Street, London SW1A 2AA, UK', '10 Downing Street', 'London', null, 'SW1A 2AA', 'GB'),
    ('10 Downing Street, Westminster, London, SW1A 2AA', '10 Downing Street, Westminster', 'London', null, 'SW1A 2AA', null),
    ('5 rue de la Paix, 75002 Paris, France', '5 rue de la Paix', 'Paris', null, '75002', 'FR'),
    ('1304 Poppy Hills Dr Blacklick OH 43004', '1304 Poppy Hills Dr', 'Blacklick', 'OH', '43004', null),
    ('1304 Poppy Hills Dr, Blacklick, OHIO', '1304 Poppy Hills Dr', 'Blacklick', 'OHIO', null, null),
    ('12 High St', '12 High St', null, null, null, null),
    ('No 321, Street 128 Phnom Penh Cambodia', 'No 321, Street 128', 'Phnom Penh', null, null, 'KH'),
    ('12 rue de la Paix 75002 Paris France', '12 rue de la Paix 75002 Paris', null, null, null, 'FR'),
    ('12 Calle Argentina', '12 Calle Argentina', null, null, null, null),
    ('1 Oak St, Atlanta Georgia', '1 Oak St', 'Atlanta', 'Georgia', null, null),
    ('12 Main St Trenton New Jersey', '12 Main St', 'Trenton', 'New Jersey', null, null),
    ('#01-11, HillV2, 4 Hillview Rise, 667979', '#01-11, HillV2, 4 Hillview Rise', null, null, '667979', null),
    ('3212 W. 32nd St Palm Harbor, FL 60527', '3212 W. 32nd St', 'Palm Harbor', 'FL', '60527', null),
    ('12 High St, ELY CB7 4DL', '12 High St', 'ELY', null, 'CB7 4DL', null),
    ('Calle Mayor 5, 3º B, 28013 Madrid', 'Calle Mayor 5, 3 B', 'Madrid', null, '28013', null),
    ('1515 Adela Ln, Las Vegas, NV, 89132', '1515 Adela Ln', 'Las Vegas', 'NV', '89132', null),
    ('1 Main St, Melbourne, Victoria 3000', '1 Main St', 'Melbourne', 'Victoria', '3000', null),
    ('1 Main St, Sydney, New South Wales, 2000, Australia', '1 Main St', 'Sydney', 'New South Wales', '2000', 'AU'),
    ('173 John Lane, Camden, NJ 08030', '173 John Lane', 'Camden', 'NJ', '08030', null),
    ('173 John Lane, 08030', '173 John Lane', null, null, '08030', null),
    ('329 Leatherwood Street, Las Vegas, NV', '329 Leatherwood Street', 'Las Vegas', 'NV', null, null),
    ('12 Constitution Avenue, Springfield, CA', '12 Constitution Avenue', 'Springfield', 'CA', null, null),
    ('Kungsgatan 4, 111 43 Stockholm, Sweden', 'Kungsgatan 4', 'Stockholm', null, '111 43', 'SE'),
    ('ul. Prosta 12/3, 00-850 Warszawa', 'ul. Prosta 12/3', 'Warszawa', null, '00-850', null),
    ('221B Baker Street', '221B Baker Street', null, null, null, null),
    ('1-2-3 Chuo, Tokyo 100-0001, Japan', '1-2-3 Chuo', 'Tokyo', null, '100-0001', 'JP'),
    ('Rua Augusta 100, São Paulo - SP, 01310-100, Brasil', 'Rua Augusta 100', 'São Paulo', 'SP', '01310-100', 'BR'),
    ('56 MG Road, Bengaluru, Karnataka 560001, India', '56 MG Road', 'Bengaluru', 'Karnataka', '560001', 'IN'),
    ('12/34 Smith St, Richmond VIC 3121, Australia', '12/34 Smith St', 'Richmond', 'VIC', '3121', 'AU'),
    ('Keizersgracht 174, 1016 DW Amsterdam', 'Keizersgracht 174', 'Amsterdam', null, '1016 DW', null),
    ('Via Roma 5, 00184 Roma RM, Italia', 'Via Roma 5', 'Roma', 'RM', '00184', 'IT'),
    ('4009 Walnut St, Philadelphia, PA 19104-1234, USA', '4009 Walnut St', 'Philadelphia', 'PA', '19104-1234', 'US'),
    ('221B Baker Street' || chr(10) || 'London' || chr(10) || 'NW1 6XE', '221B Baker Street', 'London', null, 'NW1 6XE', null),
    ('24 Sussex Drive, Ottawa ON K1M 1M4', '24 Sussex Drive', 'Ottawa', 'ON', 'K1M 1M4', null),
    ('Berlin', 'Berlin', null, null, null, null),
    ('10115', '10115', null, null, null, null),
    ('', null, null, null, null, null),
    (' , ,', null, null, null, null, null)
  ) as cases (raw, street, city, region, postal_code, country);

select is(normalise.split_address(null), '{}', 'nothing has no parts');
select ok(normalise.split_address(repeat('12 high st, ', 90000)) is not null, 'only the beginning of a book is read');

select finish();
rollback;
