-- Deploy mds:mds/suggest_blocked_values to pg
-- requires: mds/schema
-- requires: matching/features
-- requires: normalise/suggest_blocked_values
begin;

create or replace function mds.suggest_blocked_values(
    p_minimum_count  bigint            default 20,
    p_factor         double precision  default 10,
    p_is_exact       boolean           default false
)
returns setof normalise.blocked_value_suggestion
language sql
stable parallel restricted
security definer
set search_path = pg_catalog, extensions, pg_temp
begin atomic
    select s.attribute, s.value, s.frequency, s.count, s.reason
      from (values
                ('emails', 'email'), ('phones', 'phone'), ('given', 'given_name'), ('family', 'family_name'),
                ('previous_family', 'family_name'), ('birth', 'date_of_birth'), ('place_of_birth', 'place_of_birth'),
                ('address_lines', 'address'), ('postal_codes', 'postal_code'), ('cities', 'city'),
                ('employer', 'employer'), ('occupation', 'occupation')) as held (column_name, attribute)
           cross join lateral normalise.suggest_blocked_values('matching.features', held.column_name, held.attribute,
                                                               greatest(p_minimum_count, 20), p_factor, p_is_exact) as s
     order by s.frequency desc, s.attribute, s.value;
end;

comment on function mds.suggest_blocked_values(bigint, double precision, boolean) is
$$Values that too many records hold to identify anybody and that are not blocked yet, the most frequent first:
normalise.suggest_blocked_values over what matching compares (names, e-mail match keys, phones, dates and places of birth,
addresses, postal codes, cities, employers, occupations), under the name of the attribute that normalise.block_value takes.

Nothing is blocked, and frequent is not false: a large employer may be among them. A person decides. Values are comparable
forms, not as they were written. Government ids are stored as keyed hashes and are not shown. From the planner's statistics, as fresh
as the last analyze of matching.features, unless p_is_exact counts the rows. Values are of all source systems and in clear, which is why one that fewer than 20 records
hold is never shown, whatever p_minimum_count.$$;

revoke execute on function mds.suggest_blocked_values(bigint, double precision, boolean) from public;
grant execute on function mds.suggest_blocked_values(bigint, double precision, boolean) to mds_steward, mds_operator;

commit;
