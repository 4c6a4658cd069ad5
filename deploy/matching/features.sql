-- Deploy mds:matching/features to pg
-- requires: matching/schema
begin;

create table matching.features (
    source_identity_id       bigint   not null constraint pk_features primary key,
    source_system            text     not null,
    record_key               bigint   not null,
    given                    text,
    given_roots              text[],
    given_phonetic           text,
    middle                   text,
    family                   text,
    family_core              text,
    family_phonetic          text,
    previous_family          text,
    suffix                   text,
    name_tokens              text[],
    name_forms               text[],
    emails                   text[],
    email_handles            text[],
    email_words              text[],
    email_locals             text[],
    phones                   text[],
    phone_tails              text[],
    birth                    text,
    birth_year               smallint,
    birth_month              smallint,
    birth_day                smallint,
    gender                   text,
    place_of_birth           text,
    country_code             text,
    address_lines            text[],
    streets                  text[],
    house_numbers            text[],
    postal_codes             text[],
    cities                   text[],
    government_ids           text[],
    government_id_deletions  integer[],
    employer                 text,
    occupation               text,
    external_ids             text[],
    attributes               jsonb,
    given_rarity             real,
    family_rarity            real,
    city_rarity              real,
    normaliser_version       smallint not null,
    description              bigint,
    is_repeat                boolean  not null default false
);
create index idx_features_description on matching.features (description, record_key, source_identity_id) where description is not null;

comment on table  matching.features                    is
$$What matching compares: one row of normalised, typed values per identity. Blank, junk and placeholder values are null.$$;
comment on column matching.features.source_identity_id is 'The identity.';
comment on column matching.features.source_system      is 'Its source system; a deduplicated one holds each person once.';
comment on column matching.features.record_key         is 'normalise.hash64 of system:id; the same in every database, breaks ties independently of the order of arrival.';
comment on column matching.features.given              is 'Given names, comparable Latin form.';
comment on column matching.features.given_roots        is 'Roots of the given name by the nickname table, itself included.';
comment on column matching.features.given_phonetic     is 'Double metaphone of the given name.';
comment on column matching.features.middle             is 'Middle names or initials.';
comment on column matching.features.family             is 'Family name with its particles.';
comment on column matching.features.family_core        is 'Family name without particles.';
comment on column matching.features.family_phonetic    is 'Double metaphone of the family name.';
comment on column matching.features.previous_family    is 'Earlier family name.';
comment on column matching.features.suffix             is 'Generation: jr, sr, ii, iii, iv, v.';
comment on column matching.features.name_tokens        is 'Sorted distinct tokens of the whole name.';
comment on column matching.features.name_forms         is 'Ways the name is written in an e-mail address: johnsmith, smithjohn, jsmith, johns and so on.';
comment on column matching.features.emails             is 'Match keys of personal e-mail addresses; role mailboxes are left out.';
comment on column matching.features.email_handles      is 'Their local parts without separators, where they hold a digit and at least five characters remain.';
comment on column matching.features.email_words        is 'Their local parts without separators, where they hold no digit and at least five characters remain.';
comment on column matching.features.email_locals       is 'Their local parts, letters only, where at least four remain.';
comment on column matching.features.phones             is 'Phone numbers, E.164.';
comment on column matching.features.phone_tails        is 'Last eight digits of each: equal although one side lacks its country.';
comment on column matching.features.birth              is 'Date of birth, ISO, whole or partial; as written when one part makes it no date (1949-15-25).';
comment on column matching.features.birth_year         is 'Its year.';
comment on column matching.features.birth_month        is 'Its month, 1 to 12.';
comment on column matching.features.birth_day          is 'Its day of month.';
comment on column matching.features.gender             is 'f, m or x.';
comment on column matching.features.place_of_birth     is 'Place of birth.';
comment on column matching.features.country_code       is 'ISO 3166 alpha-2.';
comment on column matching.features.address_lines      is 'House number and street of each address; index-aligned with the four arrays that follow.';
comment on column matching.features.streets            is 'Street of each address.';
comment on column matching.features.house_numbers      is 'House number of each address.';
comment on column matching.features.postal_codes       is 'Postal code of each address, without blanks and hyphens.';
comment on column matching.features.cities             is 'City of each address.';
comment on column matching.features.government_ids     is 'Government ids as type:keyed hash; the values themselves are not here.';
comment on column matching.features.government_id_deletions is
$$Keyed hashes of each of them with one character left out, and of the whole: ids that are one edit or two swapped neighbours apart
share one, although nobody can read them. Source: deletion neighbourhoods, Bocek, Hunt and Stiller, Fast Similarity Search in Large
Dictionaries (2007).$$;
comment on column matching.features.employer           is 'Employer.';
comment on column matching.features.occupation         is 'Occupation.';
comment on column matching.features.external_ids       is 'Keys of the person in other systems and the record''s own, as system:id.';
comment on column matching.features.attributes         is 'Further attributes by name.';
comment on column matching.features.given_rarity       is 'log2(1 / frequency) of the given name in the active model; null when the model does not know it.';
comment on column matching.features.family_rarity      is 'The same of the family name.';
comment on column matching.features.city_rarity        is 'The same of the first city.';
comment on column matching.features.normaliser_version is 'Version of the normalisers that made the row; mds.recompute makes the row again.';
comment on column matching.features.description        is
$$Hash of all that the record says, its own key aside; null of a deduplicated source, which repeats nobody. Of this database alone.$$;
comment on column matching.features.is_repeat          is
$$Five records say exactly the same, and come first by record_key: this one makes no blocking keys but that of its own key, and is
compared with those five alone. So one person with many records is not taken for a value that many people share.$$;

alter table matching.features enable row level security;

commit;
