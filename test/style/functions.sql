-- What plpgsql_check finds in PL/pgSQL functions, errors and warnings alike; the list must be empty.
-- Left out: that an assignment casts (42804), which is how PL/pgSQL is written and what literals always do; and that
-- matching.compile, matching.agreement_patterns and those who explain execute the expressions of models, which is what they are for: governance.expression_problem,
-- which has to try them, has seen that they do nothing but compare; and that
-- mds.read_reference, mds.write_reference and mds.run_job execute text: names of the catalogue, quoted. Of what later versions add (2.10): that an
-- expression is less than the function (format and its like are stable for the times that they might print; random and clock_timestamp are
-- volatile), and that `with … select … into` were an assignment.
load 'plpgsql_check';      -- from 2.8 on it wants to be there before any PL/pgSQL runs
begin;
select plan(2);

-- A trigger function is checked once for every table that it is on.
create temp view findings as
select f.signature, found.lineno as line, found.level, found.message, found.detail, found.hint
  from (select p.oid, p.oid::regprocedure as signature, coalesce(t.tgrelid, 0) as relation
          from pg_proc as p
          join pg_namespace as n on n.oid = p.pronamespace
          join pg_language as l on l.oid = p.prolang
          left join pg_trigger as t on t.tgfoid = p.oid and not t.tgisinternal
         where n.nspname in ('normalise', 'matching', 'mds', 'governance', 'inbox', 'cdc')
           and l.lanname = 'plpgsql'
           and (p.prorettype <> 'trigger'::regtype or t.oid is not null)) as f,
       lateral plpgsql_check_function_tb(
           f.oid, f.relation, fatal_errors => false, other_warnings => true, extra_warnings => true,
           performance_warnings => true, security_warnings => true) as found
 where found.level = 'error'
    or found.sqlstate <> '42804'
       and found.message !~ '^routine is marked as (IMMUTABLE|STABLE), but expression is|^detected "SELECT expr INTO variable"'
       and not (f.oid in ('matching.compile'::regproc, 'matching.agreement_patterns'::regproc, 'matching.holding_rule'::regproc, 'matching.keys_in_full'::regproc, 'mds.read_reference'::regproc, 'mds.write_reference'::regproc, 'mds.run_job'::regproc) and found.level = 'security')
       and not (f.signature::text = 'governance.expression_problem(text,text,text,name[],boolean)' and found.level in ('security', 'performance'))
       and not (f.oid = 'mds.write_reference'::regproc and found.level = 'performance');     -- all that it writes is such text

select is_empty(
    $$ select signature, line, message, detail, hint from findings where level = 'error' $$,
    'no function has an error');

select is_empty(
    $$ select signature, line, level, message, detail, hint from findings where level <> 'error' $$,
    'no function has a warning');

select finish();
rollback;
