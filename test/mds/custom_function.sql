-- mds.custom_function: which function may decide on golden values.
begin;
\ir ../fixtures.sql
select plan(9);

select is(pg_temp.contract('mds.custom_function'), 'stable strict returns regprocedure', 'contract');
select is(pg_temp.callers('mds.custom_function'), array[]::text[], 'only functions of MDS call it');

create schema nook authorization test_nobody;
create function public.good(p_claims mds.claim[]) returns bigint language sql immutable return 1;
create function public.shifty(p_claims mds.claim[]) returns bigint language sql stable return 1;
create function public.many(p_claims mds.claim[]) returns setof bigint language sql immutable begin atomic select 1::bigint; end;
create function public.foreign(p_claims mds.claim[]) returns bigint language sql immutable return 1;
create function nook.good(p_claims mds.claim[]) returns bigint language sql immutable return 1;
alter function public.good(mds.claim[]) owner to mds_owner;
alter function public.shifty(mds.claim[]) owner to mds_owner;
alter function public.many(mds.claim[]) owner to mds_owner;
alter function nook.good(mds.claim[]) owner to mds_owner;
alter function public.foreign(mds.claim[]) owner to test_steward;
select is(mds.custom_function(name), function, coalesce(description, name))
  from (values ('public.good', 'public.good(mds.claim[])'::regprocedure, 'an immutable one of the owner'), ('public.none', null, 'none of that name'), (null, null, 'no name'),
               ('public.shifty', null, 'not immutable'), ('public.many', null, 'more than one answer'), ('public.foreign', null, 'somebody else''s'),
               ('nook.good', null, 'in somebody else''s schema')) as f (name, function, description);

select finish();
rollback;
