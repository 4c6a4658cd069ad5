-- Deploy mds:mds/reference_gaps to pg
-- requires: mds/register_reference
begin;

create type mds.reference_gap as (
    table_name   text,
    column_name  text,
    problem      text,
    row_count    bigint
);
comment on type mds.reference_gap is 'A column that refers to users and that merges do not look after as they should.';
comment on column mds.reference_gap.table_name  is 'The table.';
comment on column mds.reference_gap.column_name is 'Its column.';
comment on column mds.reference_gap.problem     is
$$unregistered: a foreign key to canonical_users that a merge would not repoint; gone: registered, but the table, the column
or the primary key was dropped; not allowed: mds_references may not read and update it; hidden: row security may hide rows from that
role; failing: reading it raises an error; not indexed: each merge reads the whole table; unfollowed: rows point at a user that was merged.$$;
comment on column mds.reference_gap.row_count   is 'Rows that are unfollowed; null for the other problems.';

create or replace function mds.reference_gaps()
returns setof mds.reference_gap
language plpgsql
stable parallel restricted
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_reference  mds.registered_references;
    v_problem    text;
    v_merged     uuid[] := array(select u.id from mds.canonical_users u where u.status = 'merged');
    v_found      mds.referring_rows[];
begin
    return query
    select k.conrelid::regclass::text, a.attname::text, 'unregistered', null::bigint
      from pg_constraint k
      join pg_class c on c.oid = k.conrelid
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
     where k.contype = 'f' and k.confrelid = 'mds.canonical_users'::regclass and k.conparentid = 0
       and c.relnamespace <> 'mds'::regnamespace
       and not exists (select from mds.registered_references r where r.table_name = k.conrelid and r.column_name = a.attname)
     order by 1, 2;

    foreach v_reference in array array(select r from mds.registered_references r order by r.id) loop
        v_problem := mds.reference_problem(v_reference);
        if v_problem is not null then
            return next (v_reference.table_name::text, v_reference.column_name::text, v_problem, null::bigint);
            continue;
        end if;
        if not exists (select from pg_index i
                         join pg_attribute a on a.attrelid = i.indrelid and a.attnum = (i.indkey::int2[])[0]
                        where i.indrelid = v_reference.table_name and a.attname = v_reference.column_name and i.indisvalid) then
            return next (v_reference.table_name::text, v_reference.column_name::text, 'not indexed'::text, null::bigint);
        end if;
        v_found := mds.referring_rows(v_reference, v_merged);
        if v_found is null then
            return next (v_reference.table_name::text, v_reference.column_name::text, 'failing'::text, null::bigint);
        elsif v_found <> '{}' then
            return next (v_reference.table_name::text, v_reference.column_name::text, 'unfollowed'::text,
                         (select sum(t.row_count)::bigint from unnest(v_found) t));
        end if;
    end loop;
end;
$$;

comment on function mds.reference_gaps() is
$$Columns that refer to users and that merges do not look after as they should: foreign keys of the system catalogue against
the registry, both ways. Empty: none.$$;

grant execute on function mds.reference_gaps() to mds_operator, mds_steward, mds_auditor;

commit;
