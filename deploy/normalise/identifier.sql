-- Deploy mds:normalise/identifier to pg
-- requires: normalise/schema
begin;

create type normalise.identifier as (
    type            text,
    country_code    char(2),
    value           text,
    is_valid        boolean
);

comment on type normalise.identifier is 'A government id in comparable form; what normalise.government_id() returns.';
comment on column normalise.identifier.type is 'Canonical type: ssn, nino, passport, driving_licence, pesel, …; null when the source named none.';
comment on column normalise.identifier.country_code is 'Country that issued it, ISO 3166 alpha-2; null when unknown.';
comment on column normalise.identifier.value is 'Upper-case letters and digits only; null when blank or a placeholder.';
comment on column normalise.identifier.is_valid is
$$Whether shape, date of birth and check digits hold; null when nothing is published about numbers of this type and country.
A value that is not valid is still a value: a typing error of one source, or a number of another kind.$$;

commit;
