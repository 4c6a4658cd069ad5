-- Deploy mds:normalise/postal_codes to pg
-- requires: normalise/schema
begin;

create table normalise.postal_codes (
    country_code    char(2) not null,
    shape           text    not null,
    format          text    not null,

    constraint pk_postal_codes primary key (country_code, shape),
    constraint chk_postal_codes_country_code check (country_code ~ '^[A-Z]{2}$'),
    constraint chk_postal_codes_shape check (shape ~ '^[9A]+$'),
    constraint chk_postal_codes_format check (length(translate(format, translate(format, '9A', ''), '')) <= length(shape))
);

comment on table normalise.postal_codes is
$$Shapes of postal codes by country: which ones are possible and how each is written. After Universal Postal Union, POST*CODE,
and the national operators. A steward may edit it.$$;
comment on column normalise.postal_codes.country_code is 'ISO 3166 alpha-2.';
comment on column normalise.postal_codes.shape is 'The code without separators; 9 is a digit, A a letter.';
comment on column normalise.postal_codes.format is
$$How it is written: 9 and A take the next character of the code, anything else stands for itself. Shorter than the shape when
the rest does not count (ZIP+4), with a literal 0 in front where spreadsheets drop it.$$;

alter table normalise.postal_codes enable row level security;
create policy postal_codes_readable on normalise.postal_codes for select using (true);
comment on policy postal_codes_readable on normalise.postal_codes is 'Reference data: everybody may read it.';
grant select on normalise.postal_codes to public;

insert into normalise.postal_codes (country_code, shape, format)
select country, translate(format, ' -', ''), format
  from (values
    ('999 99', 'CZ SE SK GR'),
    ('99-999', 'PL'),
    ('999-9999', 'JP'),
    ('99999-999', 'BR'),
    ('9999-999', 'PT'),
    ('9999 AA', 'NL'),
    ('A9A 9A9', 'CA'),
    ('9999', 'AT AU BE BG CH DK HU LU NO NZ CY GE LI MK PH SI ZA TN PY BD AF AM VE GL CV'),
    ('99999', 'DE FR ES IT US MX FI TR UA KR EG EE HR ME RS MC SM VA MY TH ID PK SA MA DZ IL IQ JO KW KE LK MM NP PE PR GU VI AS MP '
              'RE GP GF MQ YT BA CU DO CR GT NI UY XK ZM SN LA BT HN SV'),
    ('999999', 'CN IN RU SG VN RO BY KZ KG TJ TM UZ MN EC CO NG'),
    ('9999999', 'CL'),
    ('99999-99999', 'IR'),
    ('999', 'IS FO MG LS PG OM BH TW')
  ) as formats (format, countries),
  unnest(string_to_array(countries, ' ')) as country;

insert into normalise.postal_codes (country_code, shape, format) values
    ('GB', 'A99AA', 'A9 9AA'), ('GB', 'A999AA', 'A99 9AA'), ('GB', 'AA99AA', 'AA9 9AA'), ('GB', 'AA999AA', 'AA99 9AA'),
    ('GB', 'A9A9AA', 'A9A 9AA'), ('GB', 'AA9A9AA', 'AA9A 9AA'), ('GB', 'AAA9AA', 'AAA 9AA'),
    ('GG', 'AA99AA', 'AA9 9AA'), ('GG', 'AA999AA', 'AA99 9AA'), ('JE', 'AA99AA', 'AA9 9AA'), ('IM', 'AA99AA', 'AA9 9AA'), ('IM', 'AA999AA', 'AA99 9AA'),
    ('GI', 'AA999AA', 'AA99 9AA'),
    ('US', '999999999', '99999'), ('PR', '999999999', '99999'), ('BR', '99999', '99999-000'), ('SA', '999999999', '99999'),
    ('IL', '9999999', '9999999'), ('PT', '9999', '9999'), ('NL', '9999', '9999'), ('TW', '99999', '999'), ('TW', '999999', '999'),
    ('LV', '9999', 'LV-9999'), ('LT', '99999', 'LT-99999'), ('LT', '9999', 'LT-09999'), ('AD', 'AA999', 'AA999'), ('MD', '9999', 'MD-9999'),
    ('AZ', 'AA9999', 'AA 9999'), ('BB', '99999', 'BB99999'),
    ('MT', 'AAA9999', 'AAA 9999'), ('MT', 'AAA99', 'AAA 99'), ('BN', 'AA9999', 'AA9999'), ('AR', '9999', '9999'), ('AR', 'A9999AAA', 'A9999AAA'),
    ('SZ', 'A999', 'A999'), ('KY', 'AA99999', 'AA9-9999'), ('BM', 'AA99', 'AA 99'), ('BM', 'AAAA', 'AA AA'),
    ('UA', '9999', '09999'), ('IQ', '9999', '09999'), ('IN', '9999999', '999999');

-- A routing key and four letters or digits in any order.
insert into normalise.postal_codes (country_code, shape, format)
select 'IE', 'A9' || third || tail, 'A9' || third || ' ' || tail
  from unnest(array['9', 'A']) as third,
       unnest(array['9999', '999A', '99A9', '9A99', 'A999', '99AA', '9A9A', '9AA9', 'A99A', 'A9A9', 'AA99', '9AAA', 'A9AA', 'AA9A', 'AAA9', 'AAAA']) as tail;

-- Where all codes have five digits, four of them have lost a zero.
insert into normalise.postal_codes (country_code, shape, format)
select country_code, '9999', regexp_replace('0' || format, '(^0.*)9(.*?)$', '\1\2')
  from normalise.postal_codes
 where shape = '99999' and format = '99999' and country_code in ('DE', 'FR', 'ES', 'IT', 'US', 'MX', 'FI', 'TR', 'HR', 'EE', 'PR', 'MC')
    on conflict do nothing;

commit;
