-- governance.expression_problem: an expression of somebody else's does nothing but compare.
begin;
\ir ../fixtures.sql
select plan(21);

select is(pg_temp.contract('governance.expression_problem'), 'volatile returns text', 'contract');
select is(pg_temp.callers('governance.expression_problem'), '{}'::text[], 'nobody calls it');

create function pg_temp.problem(p_expression text, p_may_be_stable boolean default false) returns text language sql
return governance.expression_problem(p_expression, 'name text, born date, seen timestamptz', 'boolean', '{pg_catalog,extensions}', p_may_be_stable);

select is(pg_temp.problem(expression), null, expression)
  from (values ('name = ''x'''), ('born between ''1990-01-01'' and ''1990-12-31'''), ('name like ''a%'' or name is null'),
               ('extensions.similarity(name, ''x'') > 0.5')) as c (expression);
select isnt(pg_temp.problem(expression), null, expression)
  from (values ('name'), ('nosuch = 1'), ('seen > now()'), ('born < current_date'), ('born = ''soon'''), ('exists (select from pg_class)'), ('normalise.latin(name) = ''x'''),
               ('true; select true'), ('')) as c (expression);
select is(pg_temp.problem(expression, true), null, expression || ', where the clock may be looked at')
  from (values ('seen > now() - interval ''1 day'''), ('born < current_date')) as c (expression);
select isnt(pg_temp.problem(expression, true), null, expression || ', even there')
  from (values ('random() > 0.5'), ('set_config(''a.b'', name, false) is null'), ('query_to_xml(name, true, true, '''') is null'),
               ('schema_to_xml(''mds'', true, true, '''') is null')) as c (expression);

select finish();
rollback;
