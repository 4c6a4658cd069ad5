-- governance.expression_problem: an expression of somebody else's does nothing but compare.
begin;
\ir ../fixtures.sql
select plan(30);

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

-- A type of the caller's would run code of the caller's while a literal of it is read, as the owner.
set local session authorization test_operator;
create function pg_temp.speaks(text) returns boolean language plpgsql immutable as $$ begin raise exception 'I am %', current_user; end $$;
create domain pg_temp.word as text check (pg_temp.speaks(value));
create domain pg_temp."A ""word" as text check (pg_temp.speaks(value));
create type pg_temp.pair as (a pg_temp.word);
create type pg_temp.span as range (subtype = pg_temp.word);
reset session authorization;
create schema foreigner;
create domain foreigner.word as text check (pg_temp.speaks(value));
select unalike(coalesce(pg_temp.problem(expression), 'I am accepted'), 'I am%', expression)
  from (values ('''{x}''::pg_temp.word[] is null'), ('''{x}''::word[] is null'), ('''{x}''::WORD[] is null'), ('''{x}''::"A ""word"[] is null'), ('''(x)''::pair is null'),
               ('''[x,y]''::span is null'), ('''{x}''::foreigner . word[] is null'), ('''{x}''::"foreigner".word[] is null'), ('cast(''{x}'' as _word) is null')) as c (expression);

select finish();
rollback;
