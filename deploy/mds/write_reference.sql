-- Deploy mds:mds/write_reference to pg
-- requires: mds/registered_references
begin;

create type mds.reference_move as (
    row_key    text[],
    old_id     uuid,
    new_id     uuid,
    row_count  bigint
);
comment on type mds.reference_move is 'A row of a registered table that is to point at another user.';
comment on column mds.reference_move.row_key   is 'Its primary key, as text, in the order of key_columns.';
comment on column mds.reference_move.old_id    is 'User that it points at.';
comment on column mds.reference_move.new_id    is 'User that it is to point at.';
comment on column mds.reference_move.row_count is 'Rows that were written: 1, or 0 when there was no such row (any more).';

create or replace function mds.write_reference(p_reference mds.registered_references, p_moves mds.reference_move[])
returns setof mds.reference_move
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
        v_move      record;     -- the role may not name types of MDS
        v_update    text;
        v_deferred  text;       -- constraints that would speak only when the caller commits, and triggers that would run as the caller
    begin
        select format('update %s t set %I = $3 where %s and t.%I = $2', p_reference.table_name, p_reference.column_name,
                      string_agg(format('t.%I = $1[%s]::%s', k.name, k.n, k.type), ' and ' order by k.n), p_reference.column_name)
          into v_update
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
        -- One by one: a constraint or trigger that does not let a row go keeps that row.
        foreach v_move in array p_moves loop
            begin
                execute v_update using v_move.row_key, v_move.old_id, v_move.new_id;
                get diagnostics v_move.row_count = row_count;
            exception when others or assert_failure then
                if sqlstate ~ '^(40|53|55P|57|58|XX)' then        -- the server's, or another session's: the caller's to know
                    raise;
                end if;
                continue;
            end;
            return next v_move;
        end loop;
        if v_deferred is not null then
            execute format('set constraints %s deferred', v_deferred);
        end if;
    end;
end;
$$;

comment on function mds.write_reference(mds.registered_references, mds.reference_move[]) is
$$Has rows of a registered table that point at one user point at another; returns those that its constraints and triggers let go. For
mds.repoint_references, which looks after what comes with it.

Triggers, constraints and indexes of the table run here, deferred ones too: therefore the function belongs to mds_references, which may
do nothing else. Raises what the server says, and a constraint that what the caller has written before does not keep.$$;

grant create on schema mds to mds_references;
alter function mds.write_reference(mds.registered_references, mds.reference_move[]) owner to mds_references;
revoke create on schema mds from mds_references;
grant execute on function mds.write_reference(mds.registered_references, mds.reference_move[]) to current_user;

commit;
