-- Deploy mds:matching/is_misread_date to pg
-- requires: matching/schema
begin;

create or replace function matching.is_misread_date(l text, r text)
returns boolean
language plpgsql
immutable parallel safe
as $$
begin
    -- No SQL function: it would be inlined into the plan of matching.levels, which starts anew with every record, as fifty calls.
    return case
        when char_length(l) <> 10 or char_length(r) <> 10 then false
        else case extensions.levenshtein_less_equal(l, r, 2)
             when 0 then true
             when 1 then true
             when 2 then r in (translate('2134-56-78', '12345678', translate(l, '-', '')), translate('1324-56-78', '12345678', translate(l, '-', '')),
                               translate('1243-56-78', '12345678', translate(l, '-', '')), translate('1235-46-78', '12345678', translate(l, '-', '')),
                               translate('1234-65-78', '12345678', translate(l, '-', '')), translate('1234-57-68', '12345678', translate(l, '-', '')),
                               translate('1234-56-87', '12345678', translate(l, '-', '')))
             when 3 then false end        -- more than two
    end;
end;
$$;

comment on function matching.is_misread_date(text, text) is
$$Whether two whole dates, YYYY-MM-DD, look like one written badly: one digit differs, or two neighbouring digits have changed places.
Symmetric; true of a date and itself. False when one is partial; never true of null. Neither need be a day of the calendar.$$;

commit;
