-- Deploy mds:normalise/postal_address to pg
-- requires: normalise/schema
begin;

create type normalise.postal_address as (
    line            text,
    house_number    text,
    street          text,
    unit            text,
    city            text,
    region          text,
    postal_code     text,
    country_code    char(2),
    display         text
);

comment on type normalise.postal_address is
'An address in comparable form and in a form for people; what normalise.address() returns. A part that is unknown or junk is null.';
comment on column normalise.postal_address.line is 'House number, street and unit with one space between: what is compared. Latin letters, lower case.';
comment on column normalise.postal_address.house_number is 'House number with its letter, range or fraction: 12, 12a, 12-14, 12 1/2.';
comment on column normalise.postal_address.street is
$$Street name, its type last and short whatever the language wrote: linden st, rivoli st, mayor st, oak av. A post office box is
po box 123.$$;
comment on column normalise.postal_address.unit is 'Flat, apartment, suite, floor, door, without the word for it: 4b.';
comment on column normalise.postal_address.city is 'City, town or suburb, lower case, Latin letters; the local name where the source used a well-known foreign one.';
comment on column normalise.postal_address.region is 'State or province, as its code where it has a well-known one: ca, nsw, sp.';
comment on column normalise.postal_address.postal_code is 'Postal code as its country writes it, without extensions: SW1A 1AA, 3554 EA, 00-950, 94103.';
comment on column normalise.postal_address.country_code is 'ISO 3166 alpha-2.';
comment on column normalise.postal_address.display is 'The address on one line, as people of the country write it.';

commit;
