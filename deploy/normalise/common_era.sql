-- Deploy mds:normalise/common_era to pg
-- requires: normalise/schema
begin;

create or replace function normalise.common_era(p_date text) returns text
language plpgsql
immutable strict parallel safe
as $$
declare
    v_era constant text := rtrim(left(p_date, 2), '0123456789');
begin
    return case when v_era in ('明治', 'm') then 1867 when v_era in ('大正', 't', '民国', '民國') then 1911 when v_era in ('昭和', 's') then 1925
                when v_era in ('平成', 'h') then 1988 else 2018 end
           + coalesce(substring(p_date from '^[^\d ]{1,2} ?(\d{1,3})(?!\d)')::integer, 1)
           || regexp_replace(p_date, '^[^\d元 ]{1,2} ?(\d+|元)', '');
end;
$$;

comment on function normalise.common_era(text) is
$$A date of a Japanese era (s58.5.27, 昭和58-5-27) or of the Republic of China (民国72-5-27) with its year of the common era: 1983.5.27. The first
year may be 元. Any other beginning counts as Reiwa; never raises.$$;

grant execute on function normalise.common_era(text) to public;

commit;
