-- Deploy mds:normalise/cut_date to pg
-- requires: normalise/schema
begin;

create or replace function normalise.cut_date(p_digits text) returns text[]
language plpgsql
immutable strict parallel safe
as $$
declare
    v_digits text := p_digits;
begin
    if length(v_digits) in (12, 14) and left(v_digits, 2) in ('18', '19', '20') then      -- with a time of day
        v_digits := left(v_digits, 8);
    elsif length(v_digits) = 7 then
        v_digits := '0' || v_digits;                                                      -- the zero that a spreadsheet took
    end if;
    return case length(v_digits)
        when 8 then
            case when (left(v_digits, 4) between '1500' and '2100' or left(v_digits, 4) between '2400' and '2600') and substr(v_digits, 5, 2) <= '12'
                      or left(v_digits, 4) between '1850' and '2100' and right(v_digits, 4) not between '1500' and '2100'
                 then array[left(v_digits, 4), substr(v_digits, 5, 2), right(v_digits, 2)]
                 else array[left(v_digits, 2), substr(v_digits, 3, 2), right(v_digits, 4)] end
        when 6 then
            case when left(v_digits, 4) between '1850' and '2100' and right(v_digits, 2) between '01' and '12'
                 then array[left(v_digits, 4), right(v_digits, 2)]
                 else array[left(v_digits, 2), substr(v_digits, 3, 2), right(v_digits, 2)] end
        when 4 then array[v_digits]
    end;
end;
$$;

comment on function normalise.cut_date(text) is
$$A date without separators in its parts: year, month and day (19560409), day and month or month and day, and year (09041956, 090456), year and month
(195604), or the year alone. Seven digits have lost a zero, twelve and fourteen end in a time of day. Null for another number of digits;
never raises.$$;

grant execute on function normalise.cut_date(text) to public;

commit;
