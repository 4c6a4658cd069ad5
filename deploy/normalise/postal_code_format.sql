-- Deploy mds:normalise/postal_code_format to pg
-- requires: normalise/postal_codes
begin;

create or replace function normalise.compile_postal_code_format() returns trigger
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
    -- One edit after the other, so that neither overwrites the function of the other.
    perform pg_advisory_xact_lock('normalise.postal_codes'::regclass::oid::bigint);
    execute format($function$
        create or replace function normalise.postal_code_format(p_country_code text, p_shape text) returns text language sql immutable parallel safe as %L $function$,
        format('-- Written by normalise.compile_postal_code_format(): edit normalise.postal_codes instead.
select %L::jsonb -> coalesce(p_country_code, ''*'') ->> p_shape',
            (select jsonb_object_agg(country_code, formats)
               from (select country_code, jsonb_object_agg(shape, format) as formats
                       from (select country_code::text, shape, format from normalise.postal_codes
                              union all
                             -- Without a country: a shape that is written in one way everywhere, and every written form as it is.
                             select '*', shape, min(format) from normalise.postal_codes
                              where length(translate(format, ' -', '')) = length(shape) group by shape having min(format) = max(format)
                              union all
                             select distinct '*', format, format from normalise.postal_codes where format ~ '[ -]') as codes
                      group by country_code) as countries)));
    return null;
end;
$$;

comment on function normalise.compile_postal_code_format() is
$$Trigger of normalise.postal_codes: writes normalise.postal_code_format() anew from the table after every statement that
edits it, because a look-up in a function that holds the values costs a tenth of a query.$$;

revoke execute on function normalise.compile_postal_code_format() from public;

create trigger postal_codes_compile
    after insert or update or delete or truncate on normalise.postal_codes
    for each statement execute function normalise.compile_postal_code_format();
comment on trigger postal_codes_compile on normalise.postal_codes is 'normalise.postal_code_format() is compiled from this table.';

-- A statement trigger fires for no row too: this writes the function for the first time.
delete from normalise.postal_codes where false;

comment on function normalise.postal_code_format(text, text) is
$$How a postal code of this country and shape (9 a digit, A a letter, no separators) is written, as
normalise.postal_codes.format; null when the country has no such code. Without a country: the format all countries with this
shape share. Written by a trigger whenever normalise.postal_codes is edited.$$;

grant execute on function normalise.postal_code_format(text, text) to public;

commit;
