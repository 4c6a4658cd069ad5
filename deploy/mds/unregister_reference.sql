-- Deploy mds:mds/unregister_reference to pg
-- requires: mds/repointed_references
begin;

create or replace function mds.unregister_reference(p_table regclass, p_column name)
returns bigint
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_count  bigint;
begin
    select count(m.reference_id) into v_count
      from mds.registered_references r
      left join mds.repointed_references m on m.reference_id = r.id
     where r.table_name = p_table and r.column_name = p_column
     group by r.id;
    if not found then
        raise exception 'column %.% is not registered', coalesce(p_table::text, '(null)'), coalesce(p_column, '(null)')
            using errcode = 'MDREF', detail = 'mds.registered_references has no such column.',
                  hint = 'Name it as mds.reference_gaps does; a table that was dropped by its number.';
    end if;
    delete from mds.registered_references r where r.table_name = p_table and r.column_name = p_column;
    return v_count;
end;
$$;

comment on function mds.unregister_reference(regclass, name) is
$$Lets go of a column that was registered with mds.register_reference: merges pass it by. Returns how many of its rows hold a
survivor now and will not come back by an unmerge. A table that was dropped is named by its number, as mds.reference_gaps does.

Raises MDREF when it is not registered.$$;

grant execute on function mds.unregister_reference(regclass, name) to mds_operator;

commit;
