-- Deploy mds:matching/shown_value to pg
-- requires: matching/features
begin;

create or replace function matching.shown_value(p_comparison text, f matching.features, p_is_clear boolean)
returns text
language sql
immutable parallel safe
return (
    select case when p_is_clear or p_comparison in ('gender', 'country') then v else left(v, 1) || '***' end
      from (select nullif(case p_comparison
                when 'given_name'     then f.given
                when 'family_name'    then concat_ws(', earlier ', f.family, f.previous_family)
                when 'middle_name'    then f.middle
                when 'name_suffix'    then f.suffix
                when 'date_of_birth'  then f.birth
                when 'gender'         then f.gender
                when 'place_of_birth' then f.place_of_birth
                when 'email'          then array_to_string(f.emails, ', ')
                when 'email_name'     then concat_ws(' ', array_to_string(f.emails, ', '), f.given, f.family)
                when 'phone'          then array_to_string(f.phones, ', ')
                when 'address'        then concat_ws(', ', array_to_string(f.address_lines, '; '), array_to_string(f.postal_codes, '; '), array_to_string(f.cities, '; '))
                when 'government_id'  then (select string_agg(split_part(g, ':', 1) || ' ***', ', ') from unnest(f.government_ids) g)
                when 'employer'       then f.employer
                when 'occupation'     then f.occupation
                when 'country'        then f.country_code
                else f.attributes ->> regexp_replace(p_comparison, '^attributes\.', '') end, '') as v) s
);

comment on function matching.shown_value(text, matching.features, boolean) is
$$What a person is shown for a comparison of one record: its value in comparable form, or its first character and three
asterisks; of government ids only the type.$$;

commit;
