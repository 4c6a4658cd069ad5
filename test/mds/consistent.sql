-- mds.consistent: golden values that fit into one document.
begin;
\ir ../fixtures.sql
select plan(5);

select is(pg_temp.contract('mds.consistent'), 'immutable returns mds.golden_value[]', 'contract');
select is(pg_temp.callers('mds.consistent'), array[]::text[], 'only functions of MDS call it');


create function pg_temp.kept(variadic p_paths text[]) returns text language sql volatile return
    (select string_agg(attribute_path, ' ' order by attribute_path)
       from unnest(mds.consistent(array(select row('00000000-0000-4000-8000-000000000001', p, '1', 1, 1, null, 1)::mds.golden_value from unnest(p_paths) p))));
select is(pg_temp.kept('$.email', '$.preferences.a'), '$.email $.preferences.a', 'as a rule all of them');
select is(pg_temp.kept('$.preferences.a', '$.preferences.a.b', '$.preferences.ab'), '$.preferences.a.b $.preferences.ab', 'keys before a value at their place');
select is(pg_temp.kept('$.preferences.a', '$.preferences.a.b', '$.preferences.a.b.c'), '$.preferences.a.b.c', 'at any depth');

select finish();
rollback;
