-- matching.features: what matching compares; personal data, so nobody reads it.
begin;
\ir ../fixtures.sql
select plan(6);

select columns_are('matching', 'features',
    array['source_identity_id', 'source_system', 'record_key', 'given', 'given_roots', 'given_phonetic', 'middle',
        'family', 'family_core', 'family_phonetic', 'previous_family', 'suffix', 'name_tokens', 'name_forms',
        'emails', 'email_handles', 'email_words', 'email_locals', 'phones', 'phone_tails', 'birth', 'birth_year', 'birth_month',
        'birth_day', 'gender', 'place_of_birth', 'country_code', 'address_lines', 'streets', 'house_numbers',
        'postal_codes', 'cities', 'government_ids', 'government_id_deletions', 'employer', 'occupation', 'external_ids', 'attributes',
        'given_rarity', 'family_rarity', 'city_rarity', 'normaliser_version', 'description', 'is_repeat']);
select is(pg_temp.readers('matching.features'), array[]::text[], 'who may read it');
select is(pg_temp.writers('matching.features'), array[]::text[], 'nobody but the owner writes to it');
select ok(relrowsecurity, 'row policies decide') from pg_class where oid = 'matching.features'::regclass;

select col_is_pk('matching', 'features', 'source_identity_id', 'one row per identity');
select set_eq($$ select distinct rarity from matching.comparison_levels where rarity is not null
                 except select attname::text from pg_attribute where attrelid = 'matching.features'::regclass $$, array[]::text[],
    'the model takes rarities from columns that exist');

select finish();
rollback;
