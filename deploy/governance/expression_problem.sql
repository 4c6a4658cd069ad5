-- Deploy mds:governance/expression_problem to pg
-- requires: governance/schema
begin;

create or replace function governance.expression_problem(
    p_expression     text,
    p_arguments      text,
    p_result         text,
    p_schemas        name[],
    p_may_be_stable  boolean default false
)
returns text
language plpgsql
volatile parallel unsafe
set search_path = pg_catalog, extensions, pg_temp
set standard_conforming_strings = on        -- or the patterns below would mean what the session says
as $$
declare
    c_harmless constant name[] := array['array_to_string', 'concat', 'concat_ws', 'format', 'textanycat', 'anytextcat'];       -- stable only for what they might print
    v_bare     text;
    v_depth    integer := 0;
    v_char     text;
    v_tree     text;
    v_foreign  text;        -- something it depends on that is neither PostgreSQL's nor ours: it may say that it is harmless
    v_problem  text;
begin
    -- One expression and nothing beside it. Literals and quoted names, whichever begins first, do not count. What a
    -- backslash in one means is a setting of the session, so there is none.
    v_bare := regexp_replace(p_expression, '''[^'']*''|"[^"]*"', '''''', 'g');
    if v_bare is null or p_expression ~ '\\' or v_bare ~ '[;$]|--|/\*' or v_bare ~* '(\me|u&)['']' or replace(v_bare, '''''', '') ~ '[''"]' then
        return 'it is not one plain SQL expression';
    end if;
    foreach v_char in array regexp_split_to_array(regexp_replace(v_bare, '[^()]', '', 'g'), '') loop
        v_depth := v_depth + case v_char when '(' then 1 when ')' then -1 else 0 end;
        if v_depth < 0 then
            return 'its parentheses do not match';
        end if;
    end loop;

    -- No name of a foreign type: a literal of it ('{x}'::word[]) is read at once, and that runs the checks of its domains.
    select n.name into v_foreign
      from regexp_matches(p_expression,
                          '''[^'']*''|"((?:[^"]|"")*)"\s*(\.?)|([A-Za-z_\u0080-\U0010ffff][A-Za-z_0-9\u0080-\U0010ffff]*)\s*(\.?)', 'g') as found (groups)
     cross join lateral (select coalesce(replace(groups[1], '""', '"'), lower(groups[3] collate "C"))::name as name,
                                '.' in (groups[2], groups[4]) as is_qualifier) n
     where n.is_qualifier and (n.name like 'pg\_temp%' or exists (select from pg_namespace s where s.nspname = n.name and s.nspname <> all (p_schemas)))
        or exists (select from pg_type t where t.typnamespace = pg_my_temp_schema() and t.typname = n.name)
     limit 1;
    if v_foreign is not null then
        return format('it uses %s', v_foreign);
    end if;

    begin
        execute format('create function governance.checked(%s) returns %s language sql stable return (%s)', p_arguments, p_result, p_expression);
        select p.prosqlbody::text,       -- to_regproc: a constant would be the one before
               (select o.identity
                  from pg_depend d, lateral pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) o
                 where d.classid = 'pg_proc'::regclass and d.objid = p.oid and o.schema <> all (p_schemas)
                 order by o.identity
                 limit 1)
          into v_tree, v_foreign
          from pg_proc p
         where p.oid = to_regproc('governance.checked');
        raise exception 'read' using errcode = 'MDDRY';
    exception
        when sqlstate 'MDDRY' then
            null;
        when others then
            return sqlerrm;
    end;

    if v_foreign is not null then
        return format('it uses %s', v_foreign);
    end if;

    -- What it would do: compare, by functions that depend on nothing else, or on nothing that they may not. What runs a query of its
    -- own (table_to_xml) is never parallel safe.
    select format('it calls %s, which depends on more than its arguments', p.oid::regprocedure) into v_problem
      from regexp_matches(v_tree, ':(?:funcid|opfuncid|aggfnoid|winfnoid) (\d+)', 'g') as found (groups)
      join pg_proc p on p.oid = found.groups[1]::oid
     where p.provolatile <> 'i'
       and not (p.pronamespace = 'pg_catalog'::regnamespace
                and (p.proname = any (c_harmless) or p_may_be_stable and p.provolatile = 's' and p.proparallel = 's'))
     limit 1;
    if v_problem is not null then
        return v_problem;
    elsif v_tree ~ ':rtekind 0\M' then
        return 'it reads a table';
    elsif v_tree ~ '\{NEXTVALUEEXPR' or v_tree ~ '\{SQLVALUEFUNCTION' and not p_may_be_stable then
        return 'it depends on more than its arguments';
    end if;
    return null;
end;
$$;

comment on function governance.expression_problem(text, text, text, name[], boolean) is
$$What is wrong with an SQL expression that somebody else has written, in a sentence; null when it does nothing but compare its
arguments. Nothing of it runs while it is looked at; therefore it may not even name a type of another schema.

What the owner plans or a connector sends becomes code of theirs, so it may be one expression without backslashes, with no statement
beside it, no table, nothing of a schema other than p_schemas (a function of the caller's says what its maker likes of itself), and no
function that is not immutable (|| of text and a number, array_to_string, concat, concat_ws and format aside). p_arguments and p_result: names and
types of what it is about, and its type, as in create function; these are the caller's own words. p_may_be_stable: it may also look at the clock and the
settings of the session, by functions of PostgreSQL that are stable and parallel safe.$$;

commit;
