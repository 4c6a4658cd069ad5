-- Deploy mds:normalise/is_number_first to pg
-- requires: normalise/schema
begin;

create or replace function normalise.is_number_first(p_country_code char(2)) returns boolean
language sql
immutable parallel safe
return p_country_code is null
       or p_country_code in ('US', 'GB', 'CA', 'AU', 'NZ', 'IE', 'IN', 'FR', 'ZA', 'SG', 'HK', 'PH', 'MY', 'LU', 'MC', 'IL', 'TH', 'EG', 'KE',
                             'NG', 'PK', 'LK', 'MT', 'JM');

comment on function normalise.is_number_first(char) is
'Whether people of a country write the house number before the street: 12 High Street, not Lindenstraße 2. True when the country is not known.';

grant execute on function normalise.is_number_first(char) to public;

commit;
