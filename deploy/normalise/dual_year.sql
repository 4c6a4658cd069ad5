-- Deploy mds:normalise/dual_year to pg
-- requires: normalise/schema
begin;

create or replace function normalise.dual_year(p_date text) returns text
language plpgsql
immutable strict parallel safe
as $$
declare
    v_year constant text := substring(p_date from '\m(\d{4})/\d');
    v_next constant text := v_year::integer + 1;
begin
    if v_year is null then
        return p_date;
    end if;
    return regexp_replace(p_date, '\m' || v_year || '/(?:' || right(v_next, 1) || '|' || right(v_next, 2) || '|' || v_next || ')(?!\d)', v_next);
end;
$$;

comment on function normalise.dual_year(text) is
$$A written date with a dual year, as England wrote the days before 25 March until 1752, with the later of the two, as the year begins today: 11 feb 1732
for 11 feb 1731/2, 1731/32 or 1731/1732. Any other text as it is; never raises.$$;

grant execute on function normalise.dual_year(text) to public;

commit;
