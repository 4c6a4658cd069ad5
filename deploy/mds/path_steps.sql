-- Deploy mds:mds/path_steps to pg
-- requires: mds/schema
begin;

create or replace function mds.path_steps(p_path text)
returns text[]
language sql
immutable parallel safe
return array(select case when s.step[1] like '"%' then s.step[1]::jsonb #>> '{}' else s.step[1] end
               from regexp_matches(p_path, '"(?:[^"\\]|\\.)*"|[^."]+', 'g') with ordinality as s (step, n)
              order by s.n);

comment on function mds.path_steps(text) is
$$The keys of a path, which may be quoted as in JSON: preferences."e.mail".weekly is {preferences, e.mail, weekly}.$$;

commit;
