-- Deploy mds:normalise/person_record to pg
-- requires: normalise/person_name
-- requires: normalise/email
-- requires: normalise/phone
-- requires: normalise/date_of_birth
-- requires: normalise/address
-- requires: normalise/government_id
begin;

create type normalise.person_record as (
    name             normalise.name_parts,
    previous_family  text,
    emails           normalise.email_address[],
    phones           normalise.phone_number[],
    birth            normalise.partial_date,
    gender           text,
    place_of_birth   text,
    country_code     text,
    addresses        normalise.postal_address[],
    government_ids   normalise.identifier[],
    employer         text,
    occupation       text,
    external_ids     text[],
    attributes       jsonb,
    rejected         jsonb
);

comment on type normalise.person_record is 'What a payload says about a person, normalised; made by normalise.person.';
comment on column normalise.person_record.name            is 'Name in comparable parts.';
comment on column normalise.person_record.previous_family is 'Family name before a marriage or other change, comparable form.';
comment on column normalise.person_record.emails          is 'Usable e-mail addresses, in the order given, each once.';
comment on column normalise.person_record.phones          is 'Phone numbers that parse, in the order given, each once.';
comment on column normalise.person_record.birth           is 'Date of birth, whole or partial.';
comment on column normalise.person_record.gender          is 'f, m or x.';
comment on column normalise.person_record.place_of_birth  is 'Comparable Latin form.';
comment on column normalise.person_record.country_code    is 'ISO 3166 alpha-2 the record states, else that of its first address.';
comment on column normalise.person_record.addresses       is 'Postal addresses with anything comparable in them.';
comment on column normalise.person_record.government_ids  is 'Government ids, placeholders left out.';
comment on column normalise.person_record.employer        is 'Comparable Latin form.';
comment on column normalise.person_record.occupation      is 'Comparable Latin form.';
comment on column normalise.person_record.external_ids    is 'Keys of the same person in other systems, as system:id.';
comment on column normalise.person_record.attributes      is 'Further attributes by lower-case name, values in comparable Latin form.';
comment on column normalise.person_record.rejected        is 'What was left out: [{"path", "value", "reason"}]; reason is unusable or blocked.';

commit;
