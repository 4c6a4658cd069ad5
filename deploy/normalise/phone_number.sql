-- Deploy mds:normalise/phone_number to pg
-- requires: normalise/schema
begin;

create type normalise.phone_number as (
    e164      text,
    is_valid  boolean,
    region    char(2),
    extension text,
    raw       text
);

comment on type normalise.phone_number is
'A telephone number as normalise.phone understood it; all null but raw when it did not.';
comment on column normalise.phone_number.e164 is
'The number in E.164 form: a plus sign, the calling code and the national number, digits only.';
comment on column normalise.phone_number.is_valid is
'Whether the number lies in a range that is assigned to some use; it need not be in service.';
comment on column normalise.phone_number.region is
'ISO 3166-1 alpha-2 code of where the number belongs; null when unknown or in no country (+800 …).';
comment on column normalise.phone_number.extension is
'Digits dialled after the call is answered, as written; null when there are none.';
comment on column normalise.phone_number.raw is 'What was given.';

commit;
