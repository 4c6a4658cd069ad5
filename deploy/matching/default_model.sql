-- Deploy mds:matching/default_model to pg
-- requires: matching/compile
-- requires: matching/term_frequencies
-- requires: matching/is_misspelling
-- requires: matching/is_misread_date
-- requires: matching/is_alike
-- requires: matching/are_different_names
-- requires: matching/is_gendered_form
begin;

insert into matching.models (name, state, prior_weight, household_weight, join_weight, review_weight, candidate_cap, origin, description, activated_at)
values ('default', 'active', -14, -18, 2, 0, 200, 'shipped',
        'Works untrained, on any country and any subset of attributes. Its m and u are judgements, checked against public evaluation sets; train for your own data.',
        now());

insert into matching.comparisons (model_id, name, ordinal, null_condition, description, is_stable, is_shared, is_regional, cap_rule)
select m.id, c.*, c.name in ('given_name', 'middle_name', 'name_suffix', 'date_of_birth', 'gender', 'place_of_birth', 'government_id'),
       c.name in ('family_name', 'place_of_birth', 'email', 'email_name', 'phone', 'address', 'country'),
       c.name in ('given_name', 'family_name', 'middle_name', 'place_of_birth', 'address', 'country'),
       case when c.name in ('email', 'phone', 'government_id') then c.name when c.name = 'address' then 'address_line' end
  from matching.models m,
       (values
        ('given_name',     1, 'l.given is null or r.given is null
                                or l.given <> r.given and least(char_length(l.given), char_length(r.given), char_length(l.family_core), char_length(r.family_core)) > 1
                                   and (l.given = r.family_core and l.family_core <> r.given
                                        and (left(l.family_core, 1) = left(r.given, 1) or matching.is_misspelling(l.family_core, r.given))
                                        or l.family_core = r.given and l.given <> r.family_core
                                        and (left(l.given, 1) = left(r.family_core, 1) or matching.is_misspelling(l.given, r.family_core)))',
                              'Given names, with nicknames, initials and typing errors. Nothing where they seem to have changed places with a typing error.'),
        ('family_name',    2, '(l.family is null or r.family is null) and (l.family = r.given or r.family = l.given) is not true', 'Family names, with earlier names, particles and typing errors.'),
        ('middle_name',    3, 'l.middle is null or r.middle is null', 'Middle names or initials.'),
        ('name_suffix',    4, '(l.suffix is null or r.suffix is null)
                                and (l.suffix is null and l.middle = ''i'' and r.suffix in (''ii'', ''iii'', ''iv'')
                                     or r.suffix is null and r.middle = ''i'' and l.suffix in (''ii'', ''iii'', ''iv'')) is not true',
                              'Generation: junior is not senior. An I beside a II is the first, not an initial.'),
        ('date_of_birth',  5, 'l.birth is null or r.birth is null
                                or (l.birth_day is null and char_length(l.birth) = 10 or r.birth_day is null and char_length(r.birth) = 10)
                                   and not matching.is_misread_date(l.birth, r.birth)',
                              'Date of birth, whole or partial. What is no date can speak for a pair, not against it.'),
        ('gender',         6, 'l.gender is null or r.gender is null
                                or l.gender = r.gender and (l.given = r.given or l.given_roots && r.given_roots)',
                              'Gender. That it is the same says nothing where the given name says it.'),
        ('place_of_birth', 7, 'l.place_of_birth is null or r.place_of_birth is null
                                or l.place_of_birth = r.place_of_birth and l.cities && r.cities and l.place_of_birth in (l.cities[1], r.cities[1])',
                              'Place of birth. That it is the same says nothing where both live there.'),
        ('email',          8, 'l.emails is null or r.emails is null', 'Personal e-mail addresses.'),
        ('email_name',     9, 'not ((l.given is null or l.family is null) and l.email_locals is not null and r.name_forms is not null
                                or (r.given is null or r.family is null) and r.email_locals is not null and l.name_forms is not null)',
                              'The e-mail address of a record without a name against the name of the other.'),
        ('phone',         10, 'l.phones is null or r.phones is null', 'Phone numbers.'),
        ('address',       11, 'coalesce(l.address_lines, l.postal_codes, l.cities) is null or coalesce(r.address_lines, r.postal_codes, r.cities) is null',
                              'Postal addresses.'),
        ('government_id', 12, 'l.government_ids is null or r.government_ids is null', 'Government ids, by keyed hash.'),
        ('employer',      13, 'l.employer is null or r.employer is null', 'Employer.'),
        ('occupation',    16, 'l.occupation is null or r.occupation is null', 'Occupation.'),
        ('name_order',    15, '(l.given = r.given and l.family_core = r.family_core or l.given = r.family and l.family = r.given) is not true',
                              'Given and family name, when both agree: in which order.'),
        ('country',       14, 'l.country_code is null or r.country_code is null', 'Country.')
       ) as c (name, ordinal, null_condition, description)
 where m.name = 'default';

insert into matching.comparison_levels (model_id, comparison_name, level, label, condition, m, u, h, rarity)
select m.id, c.*
  from matching.models m,
       (values
        ('given_name', 6, 'same given name', 'l.given = r.given and char_length(l.given) > 1 or l.given = r.family and l.family = r.given', 0.765, 0.009, 0.03, 'given_rarity'),
        ('given_name', 5, 'nickname or first given name',
            'char_length(l.given) > 1
             and (l.given_roots && r.given_roots or l.given like r.given || '' %'' or r.given like l.given || '' %'')', 0.06, 0.006, 0.008, null),
        ('given_name', 4, 'initial',
            '(char_length(l.given) = 1 or char_length(r.given) = 1) and left(l.given, 1) = left(r.given, 1)
             and (l.given <> r.given or (left(l.family_core, 2) = left(r.family_core, 2)) is not false)
             or l.family_core = r.given and left(l.given, 1) = left(r.family_core, 1) and (char_length(l.given) = 1 or char_length(r.family_core) = 1)
             or r.family_core = l.given and left(r.given, 1) = left(l.family_core, 1) and (char_length(r.given) = 1 or char_length(l.family_core) = 1)',
            0.04, 0.02, 0.03, null),
        ('given_name', 3, 'given name misspelt',
            'matching.is_misspelling(l.given, r.given) and not matching.are_different_names(l.given, r.given)', 0.08, 0.003, 0.008, null),
        ('given_name', 2, 'given name alike',
            'matching.is_alike(l.given, r.given) and not matching.are_different_names(l.given, r.given)', 0.02, 0.005, 0.01, null),
        ('given_name', 1, 'given name sounds alike',
            'l.given_phonetic = r.given_phonetic and char_length(l.given_phonetic) > 1 and not matching.are_different_names(l.given, r.given)', 0.01, 0.003, 0.005, null),
        ('given_name', 0, 'different given names', null, 0.025, 0.939, 0.92, null),
        ('family_name', 9, 'same family name', 'l.family = r.family or l.given = r.family and l.family = r.given', 0.73, 0.003, 0.71, 'family_rarity'),
        ('family_name', 8, 'earlier name, or the same without particles',
            'l.family_core = r.family_core or replace(l.family, '' '', '''') = replace(r.family, '' '', '''') or l.previous_family in (r.family, r.family_core) or r.previous_family in (l.family, l.family_core)', 0.04, 0.001, 0.03, null),
        ('family_name', 7, 'male and female form of the family name', 'matching.is_gendered_form(l.family_core, r.family_core)', 0.005, 0.0004, 0.06, null),
        ('family_name', 6, 'one of a double name',
            'string_to_array(translate(l.family_core, ''-'', '' ''), '' '') && string_to_array(translate(r.family_core, ''-'', '' ''), '' '')', 0.02, 0.002, 0.02, null),
        ('family_name', 5, 'initial of the family name',
            '(char_length(l.family) = 1 or char_length(r.family) = 1) and left(l.family_core, 1) = left(r.family_core, 1)', 0.02, 0.004, 0.02, null),
        ('family_name', 4, 'family name misspelt',
            'matching.is_misspelling(l.family_core, r.family_core)', 0.07, 0.001, 0.04, null),
        ('family_name', 3, 'family name alike',
            'matching.is_alike(l.family_core, r.family_core)', 0.02, 0.003, 0.015, null),
        ('family_name', 2, 'family name sounds alike',
            'l.family_phonetic = r.family_phonetic and char_length(l.family_phonetic) > 1', 0.01, 0.002, 0.005, null),
        ('family_name', 1, 'family name of one is a given or middle name of the other',
            'l.family = r.given or r.family = l.given or l.family_core = r.middle or r.family_core = l.middle', 0.015, 0.0007, 0.002, null),
        ('family_name', 0, 'different family names', null, 0.07, 0.975, 0.13, null),
        ('name_order', 1, 'in one order', 'l.given = r.given', 0.98, 0.97, 0.97, null),
        ('name_order', 0, 'the other way round', null, 0.02, 0.03, 0.03, null),
        ('middle_name', 3, 'same middle name', 'l.middle = r.middle and char_length(l.middle) > 1', 0.65, 0.02, 0.4, null),
        ('middle_name', 2, 'middle initial',
            'left(l.middle, 1) = left(r.middle, 1) and (char_length(split_part(l.middle, '' '', 1)) = 1 or char_length(split_part(r.middle, '' '', 1)) = 1)', 0.25, 0.04, 0.06, null),
        ('middle_name', 1, 'middle name misspelt, or one of several',
            'matching.is_misspelling(l.middle, r.middle) or string_to_array(l.middle, '' '') && string_to_array(r.middle, '' '')', 0.07, 0.01, 0.03, null),
        ('middle_name', 0, 'different middle names', null, 0.02, 0.93, 0.51, null),
        ('name_suffix', 1, 'same suffix', 'l.suffix = r.suffix or l.suffix in (''jr'', ''ii'') and r.suffix in (''jr'', ''ii'')', 0.97, 0.3, 0.1, null),
        ('name_suffix', 0, 'another generation', null, 0.000000001, 0.7, 0.9, null),
        ('date_of_birth', 10, 'same date of birth', 'l.birth = r.birth and char_length(l.birth) = 10 and l.birth not like ''%-01-01''', 0.845, 0.0001, 0.04, null),
        ('date_of_birth', 9, 'same year, 1 January', 'l.birth = r.birth and char_length(l.birth) = 10', 0.005, 0.002, 0.002, null),
        ('date_of_birth', 8, 'day and month swapped',
            'l.birth_year = r.birth_year and l.birth_month = r.birth_day and l.birth_day = r.birth_month', 0.01, 0.00005, 0.0001, null),
        ('date_of_birth', 7, 'partial dates that agree',
            'least(char_length(l.birth), char_length(r.birth)) < 10 and (l.birth like r.birth || ''%'' or r.birth like l.birth || ''%'')', 0.01, 0.015, 0.02, null),
        ('date_of_birth', 6, 'one digit differs, or two are swapped', 'matching.is_misread_date(l.birth, r.birth)', 0.05, 0.0012, 0.003, null),
        ('date_of_birth', 5, 'another generation', 'abs(l.birth_year - r.birth_year) >= 14', 0.01, 0.6, 0.45, null),
        ('date_of_birth', 4, 'two parts of three agree',
            '(l.birth_year = r.birth_year)::int + (l.birth_month = r.birth_month)::int + (l.birth_day = r.birth_day)::int = 2', 0.025, 0.003, 0.006, null),
        ('date_of_birth', 3, 'less than a month apart',
            'abs((l.birth_year - r.birth_year) * 372 + (l.birth_month - r.birth_month) * 31 + l.birth_day - r.birth_day) < 31', 0.004, 0.0015, 0.003, null),
        ('date_of_birth', 2, 'same year, one of them 1 January',
            'l.birth_year = r.birth_year and (l.birth like ''%-01-01'' or r.birth like ''%-01-01'')', 0.0005, 0.0012, 0.0012, null),
        ('date_of_birth', 1, 'less than a year apart',
            'abs((l.birth_year - r.birth_year) * 372 + (l.birth_month - r.birth_month) * 31 + l.birth_day - r.birth_day) < 372', 0.0075, 0.0238, 0.0288, null),
        ('date_of_birth', 0, 'different dates of birth', null, 0.025, 0.3515, 0.447, null),
        ('gender', 1, 'same gender', 'l.gender = r.gender', 0.97, 0.5, 0.4, null),
        ('gender', 0, 'different genders', null, 0.03, 0.5, 0.6, null),
        ('place_of_birth', 3, 'same place of birth', 'l.place_of_birth = r.place_of_birth', 0.83, 0.03, 0.5, null),
        ('place_of_birth', 2, 'one place of birth named more fully',
            'left(l.place_of_birth, char_length(r.place_of_birth)) = r.place_of_birth or left(r.place_of_birth, char_length(l.place_of_birth)) = l.place_of_birth
             or right(l.place_of_birth, char_length(r.place_of_birth) + 1) = '' '' || r.place_of_birth
             or right(r.place_of_birth, char_length(l.place_of_birth) + 1) = '' '' || l.place_of_birth', 0.03, 0.003, 0.04, null),
        ('place_of_birth', 1, 'place of birth misspelt', 'matching.is_misspelling(l.place_of_birth, r.place_of_birth)', 0.04, 0.003, 0.03, null),
        ('place_of_birth', 0, 'different places of birth', null, 0.1, 0.964, 0.43, null),
        ('email', 4, 'same e-mail address', 'l.emails && r.emails', 0.55, 0.0000004, 0.3, null),
        ('email', 3, 'e-mail address misspelt',
            'extensions.levenshtein_less_equal(left(l.emails[1], 255), left(r.emails[1], 255), 2) <= 2
             and left(l.emails[1], 3) = left(r.emails[1], 3) and least(strpos(l.emails[1], ''@''), strpos(r.emails[1], ''@'')) > 6
             and (not l.email_locals && r.email_locals or l.email_handles && r.email_handles or l.email_words && r.email_words)', 0.05, 0.00002, 0.0002, null),
        ('email', 2, 'same local part with digits, other domain',
            'l.email_handles && r.email_handles', 0.05, 0.00003, 0.001, null),
        ('email', 1, 'same local part, other domain', 'l.email_words && r.email_words', 0.05, 0.02, 0.02, null),
        ('email', 0, 'different e-mail addresses', null, 0.3, 0.98, 0.68, null),
        ('email_name', 1, 'address made of the name', 'l.email_locals && r.name_forms or r.email_locals && l.name_forms', 0.4, 0.0003, 0.005, null),
        ('email_name', 0, 'address not made of the name', null, 0.6, 0.9997, 0.995, null),
        ('phone', 3, 'same phone number', 'l.phones && r.phones', 0.6, 0.000006, 0.5, null),
        ('phone', 2, 'same number but for its prefix', 'l.phone_tails && r.phone_tails', 0.04, 0.000006, 0.03, null),
        ('phone', 1, 'phone number misspelt', 'extensions.levenshtein_less_equal(l.phones[1], r.phones[1], 1) <= 1', 0.02, 0.00001, 0.001, null),
        ('phone', 0, 'different phone numbers', null, 0.34, 0.999978, 0.47, null),
        ('address', 7, 'same address', 'l.address_lines && r.address_lines and (l.postal_codes && r.postal_codes or l.cities && r.cities)', 0.45, 0.000015, 0.55, null),
        ('address', 6, 'same street and house number', 'l.address_lines && r.address_lines', 0.08, 0.00006, 0.1, null),
        ('address', 5, 'same postal code, house number or street alike',
            'l.postal_codes && r.postal_codes and (l.house_numbers && r.house_numbers or matching.is_misspelling(l.address_lines[1], r.address_lines[1]))', 0.12, 0.00006, 0.14, null),
        ('address', 4, 'same city, street alike',
            'l.cities && r.cities and (l.streets && r.streets or matching.is_misspelling(l.address_lines[1], r.address_lines[1]))', 0.02, 0.0002, 0.02, null),
        ('address', 3, 'same postal code', 'l.postal_codes && r.postal_codes', 0.09, 0.0008, 0.07, null),
        ('address', 2, 'same city', 'l.cities && r.cities', 0.05, 0.03, 0.05, 'city_rarity'),
        ('address', 1, 'city misspelt', 'matching.is_misspelling(l.cities[1], r.cities[1])', 0.02, 0.001, 0.01, null),
        ('address', 0, 'different addresses', null, 0.17, 0.968, 0.06, null),
        ('government_id', 2, 'same government id', 'l.government_ids && r.government_ids', 0.8, 0.000001, 0.001, null),
        ('government_id', 1, 'government id misspelt', 'l.government_id_deletions && r.government_id_deletions', 0.05, 0.000005, 0.06, null),
        ('government_id', 0, 'different government ids', null, 0.15, 0.999994, 0.939, null),
        ('employer', 2, 'same employer', 'l.employer = r.employer', 0.5, 0.004, 0.2, null),
        ('employer', 1, 'one employer named more fully',
            'left(l.employer, char_length(r.employer) + 1) = r.employer || '' '' or left(r.employer, char_length(l.employer) + 1) = l.employer || '' ''', 0.04, 0.001, 0.01, null),
        ('employer', 0, 'different employers', null, 0.46, 0.995, 0.79, null),
        ('occupation', 1, 'same occupation', 'l.occupation = r.occupation', 0.5, 0.05, 0.2, null),
        ('occupation', 0, 'different occupations', null, 0.5, 0.95, 0.8, null),
        ('country', 1, 'same country', 'l.country_code = r.country_code', 0.98, 0.6, 0.98, null),
        ('country', 0, 'different countries', null, 0.02, 0.4, 0.02, null)
       ) as c (comparison_name, level, label, condition, m, u, h, rarity)
 where m.name = 'default';

insert into matching.definite_rules (model_id, ordinal, name, verdict, condition, description)
select m.id, c.*
  from matching.models m,
       (values
        (1, 'cross_reference', 1, 'l.external_ids && r.external_ids',
            'One record names the key of the other, or both name the same key of a third system.')
       ) as c (ordinal, name, verdict, condition, description)
 where m.name = 'default';

insert into matching.blocking_rules (model_id, ordinal, name, expression, description, cap)
select m.id, c.*
  from matching.models m,
       (values
        (0,  'email', 'f.emails', 'Same e-mail address.', null),
        (1,  'phone', 'f.phone_tails', 'Same phone number, with or without its country.', null),
        (2,  'government_id', 'f.government_ids', 'Same government id.', null),
        (3,  'external_id', 'f.external_ids', 'Same key in another system.', null),
        (4,  'name', 'array[case when cardinality(f.name_tokens) > 1 then array_to_string(f.name_tokens, '' '') end]',
             'Same name, in any order.', null),
        (5,  'given_birth', 'array(select g || f.birth from unnest(f.given_roots) g where char_length(f.birth) = 10)', 'Same given name, or a nickname of it, and date of birth.', null),
        (6,  'family_birth', 'array[f.family_phonetic || f.birth_year || ''-'' || least(f.birth_month, f.birth_day) || ''-'' || greatest(f.birth_month, f.birth_day)]',
             'Family name that sounds the same and date of birth, day and month in either order.', null),
        (7,  'phonetic_year', 'array[f.family_phonetic || ''|'' || f.given_phonetic || ''|'' || f.birth_year]', 'Both names sound the same, same year of birth.', null),
        (8,  'phonetic_day', 'array[f.family_phonetic || ''|'' || f.given_phonetic || ''|'' || f.birth_month || ''-'' || f.birth_day]',
             'Both names sound the same, same day of birth.', null),
        (9,  'postcode_family', 'array(select p || ''|'' || f.family_phonetic from unnest(f.postal_codes) p)', 'Same postal code, family name that sounds the same.', null),
        (10, 'postcode_given', 'array(select p || ''|'' || f.given_phonetic from unnest(f.postal_codes) p)', 'Same postal code, given name that sounds the same.', null),
        (11, 'address_line', 'array(select a || ''|'' || coalesce(p, c, '''') from unnest(f.address_lines, f.postal_codes, f.cities) as x (a, p, c) where a is not null)', 'Same address.', null),
        (12, 'email_local', 'f.email_locals', 'Same local part of the e-mail address, letters only.', null),
        (13, 'name_form', 'array(select x from unnest(f.name_forms[1:2] || f.email_locals) x where char_length(x) >= 7)', 'E-mail address made of the name.', null),
        (14, 'phonetic_city', 'array(select f.family_phonetic || ''|'' || f.given_phonetic || ''|'' || c from unnest(f.cities) c)', 'Both names sound the same, same city.', null),
        (15, 'birth_postcode', 'array(select f.birth || ''|'' || p from unnest(f.postal_codes) p where char_length(f.birth) = 10)', 'Same date of birth and postal code.', null),
        (16, 'birth_initials', 'array[case when char_length(f.birth) = 10 then f.birth || ''|'' || least(left(f.given, 1), left(f.family_core, 1)) || greatest(left(f.given, 1), left(f.family_core, 1)) end]',
             'Same date of birth and initials, in either order.', null),
        (17, 'birth', 'array[case when char_length(f.birth) = 10 then f.birth end]', 'Same date of birth, where few have it.', 20),
        (18, 'name_year', 'array(select t || f.birth_year from unnest(f.name_tokens) t where char_length(t) > 1)', 'One name in common and the year of birth.', 50),
        (19, 'name_city', 'array(select t || ''|'' || c from unnest(f.name_tokens) t, unnest(f.cities) c where char_length(t) > 1)', 'One name in common and the city.', 50),
        (20, 'rare_name', 'array(select t from unnest(f.name_tokens) t where char_length(t) > 2)', 'A rare name in common.', 30),
        (21, 'postcode', 'f.postal_codes', 'Same postal code, where few have it.', 20),
        (22, 'street', 'array(select s || ''|'' || c from unnest(f.streets, f.cities) as x (s, c))', 'Same street and city.', 30),
        (23, 'city_year', 'array(select c || f.birth_year from unnest(f.cities) c)', 'Same city and year of birth, where few have them.', 20),
        (24, 'name_birth_place', 'array(select t || ''|'' || f.place_of_birth from unnest(f.name_tokens) t where char_length(t) > 1)',
             'One name in common and the place of birth.', 50),
        (25, 'birth_and_place', 'array[case when char_length(f.birth) = 10 then f.birth || ''|'' || f.place_of_birth end]', 'Same date and place of birth.', null)
       ) as c (ordinal, name, expression, description, cap)
 where m.name = 'default';

select matching.compile(id) from matching.models where name = 'default';

commit;
