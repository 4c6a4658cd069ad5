-- Deploy mds:normalise/phones to pg
-- requires: normalise/phone
begin;

create or replace function normalise.phones(p_raws text[], p_default_regions char(2)[] default null)
returns setof normalise.phone_number
language sql
immutable parallel safe
set search_path = pg_catalog, extensions, pg_temp
begin atomic
    select (number).e164, (number).is_valid, (number).region, (number).extension, (number).raw
      from (
            -- Offset 0 keeps the call from being repeated for every field.
            select normalise.phone(raw, region) as number, places
              from (select raw, region, array_agg(place) as places
                      from rows from (unnest(p_raws), unnest(p_default_regions)) with ordinality
                           as written (raw, region, place)
                     where place <= cardinality(p_raws)
                     group by raw, region) as distinct_texts
            offset 0
           ) as numbers,
           unnest(places) as place
     order by place;
end;

comment on function normalise.phones(text[], char[]) is
'The telephone numbers of many texts, one row for each, in their order: normalise.phone for loads. Default regions stand
at the same places; missing ones are null. A text that occurs more than once with the same region is read once.

Give it some ten thousand at a time. Texts that are in a table need no arrays: call normalise.phone in the query itself,
which runs in parallel workers. Reading each distinct text once pays there only when most are repeated, and no order of
the rows is worth a sort. Raises nothing.';

grant execute on function normalise.phones(text[], char[]) to public;

commit;
