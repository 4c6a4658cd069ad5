-- House rules, asked of the catalogue. Each query lists offenders; the list must be empty.
begin;
select plan(31);

create temp view contexts as
select oid, nspname, nspowner
  from pg_namespace
 where nspname in ('normalise', 'matching', 'mds', 'governance', 'inbox', 'cdc');

create temp view functions as
select p.*, p.oid::regprocedure as signature, l.lanname as language, c.nspname
  from pg_proc as p
  join contexts as c on c.oid = p.pronamespace
  join pg_language as l on l.oid = p.prolang;

-- Partitions take after their table.
create temp view relations as
select r.*, r.oid::regclass as name, r.relkind in ('r', 'p') as is_table
  from pg_class as r
  join contexts as c on c.oid = r.relnamespace
 where r.relkind in ('r', 'p', 'v', 'm') and not r.relispartition;

create temp view columns as
select r.name as relation, a.attname as name, a.atttypid as type, r.is_table, r.oid as relation_oid, a.attnum
  from relations as r
  join pg_attribute as a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped;

-- Enums, domains, ranges and composite types that are not the row type of a table or view.
create temp view types as
select t.*, t.oid::regtype as name
  from pg_type as t
  join contexts as c on c.oid = t.typnamespace
  left join pg_class as r on r.oid = t.typrelid
 where t.typtype in ('e', 'd', 'r') or r.relkind = 'c';

create temp view constraints as
select k.*, r.relname, r.relnamespace
  from pg_constraint as k
  join relations as r on r.oid = k.conrelid
 where k.conparentid = 0;

-- Described.
select is_empty(
    $$ select nspname from contexts where obj_description(oid, 'pg_namespace') is null $$,
    'every schema is described');
select is_empty(
    $$ select name from relations where obj_description(oid, 'pg_class') is null $$,
    'every table and view is described');
select is_empty(
    $$ select relation, name from columns where col_description(relation_oid, attnum) is null $$,
    'every column is described');
select is_empty(
    $$ select name from types where obj_description(oid, 'pg_type') is null $$,
    'every type is described');
select is_empty(
    $$ select signature from functions where obj_description(oid, 'pg_proc') is null $$,
    'every function is described');

-- Owned and granted.
select is_empty(
    $$ select name, owner::regrole
         from (select nspname::text, nspowner from contexts
               union all select name::text, relowner from relations
               union all select name::text, typowner from types
               union all select signature::text, proowner from functions) as objects (name, owner)
        where owner <> 'mds_owner'::regrole
          and (owner <> 'mds_references'::regrole or name not in (select signature::text from functions)) $$,
    'mds_owner owns everything, but functions that are of mds_references');
select is_empty(
    $$ select signature from functions as f
        where proowner = 'mds_references'::regrole
          and not (prosecdef and language = 'plpgsql'
                   and proacl @> array[makeaclitem('mds_owner'::regrole, proowner, 'EXECUTE', false)] and cardinality(proacl) = 2
                   and prosrc ~ '^\s*begin\s+(--[^\n]*\s+)*if current_user operator\(pg_catalog\.<>\) ''mds_references'' then\s+raise ') $$,
    'what is of mds_references is for mds_owner alone, and has first of all made sure that it has no other rights');
select is_empty(
    $$ select caller.signature, called.signature
         from functions as caller
         join functions as called on called.proowner = 'mds_references'::regrole
        where strpos(caller.prosrc, 'mds.' || called.proname || '(') > 0
          and not (caller.prosrc ~ ('\mmds\.' || called.proname || '\([^;]*;\s+perform mds\.check_search_path\(\);')
                   and coalesce(caller.proconfig @> array['search_path=pg_catalog, extensions, pg_temp'], false)) $$,
    'who calls those pins search_path, and looks after it right away');
select is_empty(
    $$ select r.name, a.grantee::regrole, a.privilege_type
         from relations as r, aclexplode(r.relacl) as a
        where a.privilege_type in ('INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER') and a.grantee <> r.relowner $$,
    'nobody but the owner writes to a table, where writes go through functions, or has code of his run by its triggers and foreign keys');
select is_empty(
    $$ select r.name, a.privilege_type from relations as r, aclexplode(r.relacl) as a
        where a.grantee = 0 and r.relnamespace <> 'normalise'::regnamespace $$,
    'outside normalise nothing is granted on a table or view to public');
select is_empty(
    $$ select signature from functions
        where pronamespace <> 'normalise'::regnamespace and has_function_privilege('public', oid, 'execute') $$,
    'outside normalise no function is executable by public');
select is_empty(
    $$ select signature from functions
        where pronamespace = 'normalise'::regnamespace and provolatile = 'i'
          and not has_function_privilege('public', oid, 'execute') $$,
    'in normalise everybody may execute every pure function');
select is_empty(
    $$ select name from relations where is_table and not relrowsecurity $$,
    'every table has row-level security');
select is_empty(
    $$ select name from relations
        where relkind = 'v' and not coalesce(reloptions @> array['security_invoker=true'], false)
          and not (name = 'mds.masked_profiles'::regclass and coalesce(reloptions @> array['security_barrier=true'], false)) $$,
    'every view runs with the rights of its reader, but for the one that masks, which is a barrier');

-- Functions.
select is_empty(
    $$ select signature from functions
        where prosecdef
          and not coalesce(proconfig @> array['search_path=pg_catalog, extensions, pg_temp'], false) $$,
    'every security definer function pins search_path');
select is_empty(
    $$ select signature from functions
        where language = 'plpgsql' and pronamespace <> 'normalise'::regnamespace and provolatile <> 'i'
          and (prorettype = 'trigger'::regtype
               or exists (select from aclexplode(coalesce(proacl, acldefault('f', proowner))) where grantee <> proowner))
          and not coalesce(proconfig @> array['search_path=pg_catalog, extensions, pg_temp'], false) $$,
    'outside normalise every PL/pgSQL function that is not pure, and that somebody but the owner may call, pins search_path');
select is_empty(
    $$ select signature, setting from functions, unnest(proconfig) as setting
        where setting like 'search_path=%' and setting !~ '^search_path=pg_catalog, (extensions, )?pg_temp$' $$,
    'who pins search_path pins it to pg_catalog, extensions and, last, pg_temp');
select is_empty(
    $$ select signature from functions where prokind = 'f' and proparallel = 'u' and provolatile <> 'v' $$,
    'only a volatile function is parallel unsafe');
select is_empty(
    $$ with body as materialized (
           select signature, nspname || '.' || proname || '(' as call, provolatile, proparallel,
                  regexp_replace(prosrc, $re$--[^\n]*|'[^']*'$re$, '', 'g') || coalesce(pg_get_function_sqlbody(oid), '') as text
             from functions)
       select caller.signature, called.signature
         from body as caller
         join body as called on called.signature <> caller.signature and strpos(caller.text, called.call) > 0
        where strpos('isv', called.provolatile::text) > strpos('isv', caller.provolatile::text)
           or strpos('sru', called.proparallel::text) > strpos('sru', caller.proparallel::text) $$,
    'no function promises more than those it calls: to be immutable or stable, or parallel safe');
select is_empty(
    $$ select signature, argument
         from functions, unnest(proargnames) with ordinality as names (argument, position)
        where coalesce(proargmodes[position], 'i') in ('i', 'b', 'v') and argument not like 'p\_%'
          and not (nspname = 'matching' and argument in ('l', 'r', 'f')) $$,
    'arguments begin with p_; the rows that a model compares are l and r, or f alone');
select is_empty(
    $$ select signature from functions where pronargs > 0 and proargnames is null and prokind in ('f', 'p') $$,
    'every argument has a name');
select is_empty(
    $$ select signature from functions where language = 'plpgsql' and 't' = any (proargmodes) $$,
    'no PL/pgSQL function returns table: its columns would be variables');

-- Tables.
select is_empty(
    $$ select r.name from relations as r
        where r.is_table
          and not exists (select from pg_index
                           where indrelid = r.oid and (indisprimary or indisunique and indnullsnotdistinct)) $$,
    'every table has a primary key, or a unique key for which nulls are equal');
select is_empty(
    $$ select k.conname from constraints as k
        where k.contype = 'f'
          and not exists (select from pg_index as i
                           where i.indrelid = k.conrelid
                             and coalesce(pg_get_expr(i.indpred, i.indrelid) ~ '^\(\w+ IS NOT NULL\)$', true)
                             and (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey) $$,
    'every foreign key is indexed');
select is_empty(
    $$ select k.conname from constraints as k
         join pg_class as parent on parent.oid = k.confrelid
        where parent.relnamespace <> k.relnamespace $$,
    'foreign keys stay inside their context');
select is_empty(
    $$ select k.relname, k.conname from constraints as k
        where k.contype in ('p', 'u', 'f', 'c', 'x')
          and not case k.contype
                  when 'p' then k.conname = 'pk_' || k.relname
                  when 'u' then starts_with(k.conname, 'uk_' || k.relname || '_')
                  when 'f' then starts_with(k.conname, 'fk_' || k.relname || '_')
                  when 'c' then starts_with(k.conname, 'chk_' || k.relname || '_')
                  when 'x' then starts_with(k.conname, 'excl_' || k.relname || '_')
                  end $$,
    'constraints are named pk_table, uk_table_…, fk_table_…, chk_table_…, excl_table_…');
select is_empty(
    $$ select x.relname from relations as r
         join pg_index as i on i.indrelid = r.oid
         join pg_class as x on x.oid = i.indexrelid
        where not exists (select from pg_constraint where conindid = i.indexrelid)
          and not starts_with(x.relname, case when i.indisunique then 'uk_' else 'idx_' end || r.relname || '_') $$,
    'indexes are named idx_table_…, unique ones uk_table_…');
select is_empty(
    $$ select relation, name, type::regtype from columns
        where type in ('timestamp'::regtype, 'timetz'::regtype, 'json'::regtype, 'money'::regtype)
           or is_table and type = 'timestamptz'::regtype
              and name not like '%\_at' and name not in ('valid_from', 'valid_to') $$,
    'a moment is a timestamptz and ends in _at (a period is valid_from, valid_to); documents are jsonb');
select is_empty(
    $$ select relation, name from columns
        where is_table and type = 'boolean'::regtype and name not similar to '(is|has)\_%' $$,
    'a boolean begins with is_ or has_');

select is_empty(
    $$ select * from governance.unclassified_columns $$,
    'every column has a class, and every class its column: deploy/governance/column_classes.sql');

-- Beside the contexts.
select is_empty(
    $$ select relname from pg_class where relnamespace = 'public'::regnamespace
       union all
       select proname from pg_proc where pronamespace = 'public'::regnamespace $$,
    'nothing is in schema public');

select finish();
rollback;
