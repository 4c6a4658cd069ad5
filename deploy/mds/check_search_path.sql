-- Deploy mds:mds/check_search_path to pg
-- requires: mds/schema
begin;

create or replace function mds.check_search_path()
returns void
language plpgsql
stable parallel restricted
as $$
begin
    -- Names may mean anything here, so each says whose it is.
    if pg_catalog.current_setting('search_path') operator(pg_catalog.<>) 'pg_catalog, extensions, pg_temp' then
        raise exception 'search_path is not what MDS has set'
            using errcode = 'MDREF', detail = 'Code of a registered table has changed it.',
                  hint = 'A trigger sets what it needs in its own definition: alter function ... set search_path.';
    end if;
end;
$$;

comment on function mds.check_search_path() is
$$Called by a function that pins search_path, right after a function of mds_references. Code of a registered table may have set
another one, which outlives the function that it was set in, and in which the owner's next statement would mean something else.

Raises MDREF when it has; the caller's exception block then sets the old one again.$$;

commit;
