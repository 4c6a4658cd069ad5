-- Deploy mds:matching/check_expression to pg
-- requires: matching/features
begin;

create or replace function matching.check_expression(p_expression text, p_is_key boolean)
returns text
language plpgsql
volatile parallel unsafe
set search_path = pg_catalog, extensions, pg_temp
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

    begin
        if p_is_key then
            execute format('create function matching.checked(f matching.features) returns text[] language sql immutable return (%s)', p_expression);
        else
            execute format('create function matching.checked(l matching.features, r matching.features) returns boolean language sql immutable return (%s)', p_expression);
        end if;
        select p.prosqlbody::text,       -- to_regproc: a constant would be the one before
               (select o.identity
                  from pg_depend d, lateral pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) o
                 where d.classid = 'pg_proc'::regclass and d.objid = p.oid and o.schema not in ('pg_catalog', 'extensions', 'normalise', 'matching')
                 order by o.identity
                 limit 1)
          into v_tree, v_foreign
          from pg_proc p
         where p.oid = to_regproc('matching.checked');
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

    -- What it would do: compare two rows, by functions that depend on nothing else.
    select format('it calls %s, which depends on more than its arguments', p.oid::regprocedure) into v_problem
      from regexp_matches(v_tree, ':(?:funcid|opfuncid|aggfnoid|winfnoid) (\d+)', 'g') as found (groups)
      join pg_proc p on p.oid = found.groups[1]::oid
     where p.provolatile <> 'i' and not (p.pronamespace = 'pg_catalog'::regnamespace and p.proname = any (c_harmless))
     limit 1;
    if v_problem is not null then
        return v_problem;
    elsif v_tree ~ ':rtekind 0\M' then
        return 'it reads a table';
    elsif v_tree ~ '\{(SQLVALUEFUNCTION|NEXTVALUEEXPR)' then
        return 'it depends on more than the records';
    end if;
    return null;
end;
$$;

comment on function matching.check_expression(text, boolean) is
$$What is wrong with an expression of a model, in a sentence; null when it can be compiled. A condition is a boolean over the features
rows l and r, a key (p_is_key) a text[] over the features row f.

A model is data that becomes code of the owner, so an expression may do nothing but compare: one expression without backslashes, no
statement beside it, no table, nothing of a schema other than pg_catalog, extensions, normalise and matching (a function of the caller's says
what its maker likes of itself), and no function that is not immutable (|| of text and a number, array_to_string, concat, concat_ws and format aside).$$;

commit;
