-- Deploy mds:mds/reference_problem to pg
-- requires: mds/registered_references
begin;

create or replace function mds.reference_problem(p_reference mds.registered_references)
returns text
language plpgsql
stable parallel restricted
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    c_role   constant name := 'mds_references';
    v_table  regclass := p_reference.table_name;
begin
    if (select count(*) from pg_attribute a
         where a.attrelid = v_table and not a.attisdropped
           and a.attname = any (p_reference.key_columns || p_reference.column_name)) is distinct from cardinality(p_reference.key_columns) + 1 then
        return 'gone';
    elsif not (has_schema_privilege(c_role, (select c.relnamespace from pg_class c where c.oid = v_table), 'usage')
               and (select bool_and(has_column_privilege(c_role, v_table, k.name, 'select'))
                      from unnest(p_reference.key_columns || p_reference.column_name) as k (name))
               and has_column_privilege(c_role, v_table, p_reference.column_name, 'update')) then
        return 'not allowed';
    elsif (select c.relrowsecurity from pg_class c where c.oid = v_table) and not exists (
              select from pg_policy p
               where p.polrelid = v_table
                 and exists (select from unnest(p.polroles) r where case when r = 0 then true else pg_has_role(c_role, r, 'usage') end)
              having bool_and(p.polpermissive)
                 and coalesce(bool_or(p.polcmd in ('*', 'r') and pg_get_expr(p.polqual, v_table) = 'true'), false)
                 and coalesce(bool_or(p.polcmd in ('*', 'w') and pg_get_expr(p.polqual, v_table) = 'true'), false)) then
        return 'hidden';
    end if;
    return null;
end;
$$;

comment on function mds.reference_problem(mds.registered_references) is
$$What keeps merges from looking after a registered column, as mds_references sees it, which they do it as; null when nothing does. gone: the
table, the column or a column of the primary key is not there any more; not allowed: the role may not read both and update the column; hidden:
row security may hide rows from it. Such a column is passed over, and fails nobody's merge.$$;

commit;
