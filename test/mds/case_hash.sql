-- mds.case_hash: what a whole case rests on.
begin;
\ir ../fixtures.sql
select plan(7);

select is(pg_temp.contract('mds.case_hash'), 'volatile returns bytea', 'contract');
select is(pg_temp.callers('mds.case_hash'), array[]::text[], 'only functions of MDS call it');
select mds.ingest('crm', n::text, jsonb_build_object('full_name', n || ' Clerk', 'email', 'info@example.org')) from unnest(array['Ida', 'Olaf', 'Uma']) n \g /dev/null
select array_agg(id order by id) as pairs, max(id) as last, min(id) as first, mds.case_hash(array_agg(id)) as hash from mds.potential_duplicates \gset
select is(mds.case_hash(array[:last, :first]::bigint[]), :'hash'::bytea, 'the order does not matter');
select isnt(mds.case_hash(array[:first]::bigint[]), :'hash'::bytea, 'every pair does');
select mds.ingest('crm', 'Uma', '{"full_name": "Uma Clark", "email": "info@example.org"}') \g /dev/null
select isnt(mds.case_hash(:'pairs'), :'hash'::bytea, 'and what each record says');
select mds.ingest('crm', 'Uma', '{"full_name": "Uma Clerk", "email": "info@example.org"}') \g /dev/null
select is(mds.case_hash(:'pairs'), :'hash'::bytea, 'said again, it is the same');
select is(mds.case_hash('{}'), null, 'nothing rests on nothing');

select finish();
rollback;
