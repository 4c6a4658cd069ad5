-- matching.check_expression: an expression of a model does nothing but compare.
begin;
\ir ../fixtures.sql
select plan(43);

select is(pg_temp.contract('matching.check_expression'), 'volatile returns text', 'contract');
select is(pg_temp.callers('matching.check_expression'), '{}'::text[], 'nobody calls it');

select is(matching.check_expression(expression, is_key), null, expression)
  from (values ('l.given = r.given', false), ('l.emails && r.emails and not coalesce(l.birth = r.birth, false)', false),
               ('l.given = ''it''''s; -- (not) one'' ', false), ('extensions.similarity(l.family, r.family) >= 0.8', false),
               ('matching.is_misspelling(l.given, r.given)', false), ('l.attributes ->> ''mrn'' = r.attributes ->> ''mrn''', false),
               ('f.emails', true), ('array[f.given || ''|'' || f.birth]', true), ('array[array_to_string(f.name_tokens, '' '')]', true),
               ('array(select p || ''|'' || f.given from unnest(f.postal_codes) p)', true)) as c (expression, is_key);

select isnt(matching.check_expression(expression, is_key), null, expression)
  from (values ('true); drop table matching.edges; select (true', false), ('true) or (true', false), ('l.given = r.given -- and more', false),
               ('l.given = r.given; select true', false), ('l.given = $$x$$', false), ('l.given = E''x\'' or true or l.given = ''''', false),
               ('l.given = /* x */ r.given', false), ('l.given = ''x', false), ('', false), (null, false), ('l.given', false), ('l.nosuch = r.given', false),
               ('f.given', true), ('exists (select from mds.source_identities)', false), ('(select true from pg_authid limit 1)', false),
               ('pg_sleep(1) is null', false), ('random() > 0.5', false), ('l.birth = current_date::text', false), ('current_user = ''x''', false),
               ('governance.keyed_hash(''blind_index'', l.given) is null', false), ('pg_read_file(''/etc/passwd'') is null', false),
               ('set_config(''x.y'', l.given, false) is null', false),
               ('array(select rolname::text from pg_roles)', true),
               -- What is a literal and what is code, for who reads them in the wrong order, or as another session would.
               ('(select true as "''")); create table matching.stray(); select ((select true as "''")', false),
               ('l.given = ''a\'' || ''b''', false), ('l.given = "x', false)) as c (expression, is_key);
select is(matching.check_expression('(select true as "''")); select (select string_agg(rolname, '' '') from pg_authid)::integer; select ((select true as "''")', false),
          'it is not one plain SQL expression', 'nothing is run to find that out');
select is(matching.check_expression('l."given" = ''"'' or r.given = ''--"''', false), null, 'a quote within quotes is none');

-- What the caller makes may call itself immutable, and would be run by the owner.
set local session authorization test_operator;
create function pg_temp.harmless(text) returns boolean language plpgsql immutable as $$ begin return true; end $$;
create domain pg_temp.word as text check (pg_temp.harmless(value));
create operator pg_temp.=== (leftarg = text, rightarg = text, function = texteq);
reset session authorization;
select isnt(matching.check_expression(expression, false), null, expression)
  from (values ('pg_temp.harmless(l.given)'), ('l.given::pg_temp.word = r.given'), ('l.given operator(pg_temp.===) r.given')) as c (expression);

select finish();
rollback;
