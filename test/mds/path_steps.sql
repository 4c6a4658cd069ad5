-- mds.path_steps: the keys of a path.
begin;
\ir ../fixtures.sql
select plan(7);

select is(pg_temp.contract('mds.path_steps'), 'immutable returns text[]', 'contract');
select is(pg_temp.callers('mds.path_steps'), array[]::text[], 'only functions of MDS call it');


select is(mds.path_steps(path), steps, path)
  from (values ('email', array['email']), ('preferences.colour', array['preferences', 'colour']),
               ('preferences."e.mail".weekly', array['preferences', 'e.mail', 'weekly']),
               ('preferences."say \"a.b\""', array['preferences', 'say "a.b"']), ('', array[]::text[])) as c (path, steps);

select finish();
rollback;
