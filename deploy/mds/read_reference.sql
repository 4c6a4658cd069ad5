-- Deploy mds:mds/read_reference to pg
-- requires: mds/registered_references
begin;

create type mds.referring_rows as (
    user_id    uuid,
    row_key    text[],
    row_count  bigint
);
comment on type mds.referring_rows is 'Rows of a registered table that point at a user.';
comment on column mds.referring_rows.user_id   is 'The user.';
comment on column mds.referring_rows.row_key   is 'Primary key of the row, as text, in the order of key_columns; null when rows are only counted.';
comment on column mds.referring_rows.row_count is 'How many rows; 1 when each has its key.';

create or replace function mds.read_reference(p_reference mds.registered_references, p_user_ids uuid[], p_by_key boolean)
returns setof mds.referring_rows
language plpgsql
stable parallel restricted
security definer
set search_path = pg_catalog, extensions, pg_temp
set datestyle = 'ISO, MDY' set intervalstyle = 'postgres' set timezone = 'UTC' set bytea_output = 'hex' set extra_float_digits = 1
as $$
begin
    -- Code that runs as mds_references may alter everything of this function but its body.
    if current_user operator(pg_catalog.<>) 'mds_references' then
        raise insufficient_privilege using message = 'mds.read_reference runs as mds_references only';
    end if;
    return query execute format(
        'select t.%I, %s, count(*) from %s t where t.%I = any ($1) group by 1, 2',
        p_reference.column_name,
        case when p_by_key then (select format('array[%s]', string_agg(format('t.%I::text', k.name), ', ' order by k.n))
                                   from unnest(p_reference.key_columns) with ordinality as k (name, n))
             else 'null::text[]' end,
        p_reference.table_name, p_reference.column_name)
      using p_user_ids;
end;
$$;

comment on function mds.read_reference(mds.registered_references, uuid[], boolean) is
$$Which rows of a registered table point at the given users, one by one with their keys or only how many for each. For
mds.referring_rows, which looks after what comes with it.

Policies, types and rules of the table run here: therefore the function belongs to mds_references, which may do nothing else. Keys are
written the same whatever the session has set. Raises whatever the table does.$$;

grant create on schema mds to mds_references;
alter function mds.read_reference(mds.registered_references, uuid[], boolean) owner to mds_references;
revoke create on schema mds from mds_references;
grant execute on function mds.read_reference(mds.registered_references, uuid[], boolean) to current_user;

commit;
