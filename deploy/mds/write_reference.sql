-- Deploy mds:mds/write_reference to pg
-- requires: mds/registered_references
begin;

create or replace function mds.write_reference(p_reference mds.registered_references, p_row_key text[], p_old_id uuid, p_new_id uuid)
returns bigint
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
set datestyle = 'ISO, MDY' set intervalstyle = 'postgres' set timezone = 'UTC' set bytea_output = 'hex' set extra_float_digits = 1
as $$
begin
    -- Code that runs as mds_references may alter everything of this function but its body.
    if current_user operator(pg_catalog.<>) 'mds_references' then
        raise insufficient_privilege using message = 'mds.write_reference runs as mds_references only';
    end if;
    declare
        v_match     text;
        v_deferred  text;       -- constraints that would speak only when the caller commits, and triggers that would run as the caller
        v_count     bigint;
    begin
        select string_agg(format('t.%I = $1[%s]::%s', k.name, k.n, k.type), ' and ' order by k.n)
          into v_match
          from unnest(p_reference.key_columns, p_reference.key_types) with ordinality as k (name, type, n);
        with recursive parts (id) as (
            select p_reference.table_name::oid
            union
            select i.inhrelid from parts p join pg_inherits i on i.inhparent = p.id
        )
        select string_agg(format('%I.%I', k.connamespace::regnamespace, k.conname), ', ')
          into v_deferred
          from parts p join pg_constraint k on k.conrelid = p.id
         where k.condeferred;

        if v_deferred is not null then
            execute format('set constraints %s immediate', v_deferred);
        end if;
        execute format('update %s t set %I = $3 where %s and t.%I = $2',
                       p_reference.table_name, p_reference.column_name, v_match, p_reference.column_name)
          using p_row_key, p_old_id, p_new_id;
        get diagnostics v_count = row_count;
        if v_deferred is not null then
            execute format('set constraints %s deferred', v_deferred);
        end if;
        return v_count;
    end;
end;
$$;

comment on function mds.write_reference(mds.registered_references, text[], uuid, uuid) is
$$Has a row of a registered table that points at one user point at another; returns 1, or 0 when there is no such row (any more).
For mds.repoint_references, which looks after what comes with it.

Triggers, constraints and indexes of the table run here, deferred ones too: therefore the function belongs to mds_references, which may
do nothing else. Raises whatever the table does.$$;

grant create on schema mds to mds_references;
alter function mds.write_reference(mds.registered_references, text[], uuid, uuid) owner to mds_references;
revoke create on schema mds from mds_references;
grant execute on function mds.write_reference(mds.registered_references, text[], uuid, uuid) to current_user;

commit;
