-- mds.choose_owners: whose clusters of records are.
begin;
\ir ../fixtures.sql
select plan(12);

select is(pg_temp.contract('mds.choose_owners'), 'volatile returns mds.ownership', 'contract');
select is(pg_temp.callers('mds.choose_owners'), array[]::text[], 'only functions of MDS call it');
select mds.ingest('crm', n::text, jsonb_build_object('employer', 'Firm ' || n)) from generate_series(1, 3) n \g /dev/null
select pg_temp.identity_of('crm', '1') as a, pg_temp.identity_of('crm', '2') as b, pg_temp.identity_of('crm', '3') as c,
       pg_temp.user_of('crm', '1') as one, pg_temp.user_of('crm', '2') as two, pg_temp.user_of('crm', '3') as three \gset
select array[:a, :b, :c]::bigint[] as all \gset

select is((mds.choose_owners(:'all', '{1,2,3}', '{}', '{}')).next_user_ids, array[:'one', :'two', :'three']::uuid[], 'everybody keeps what is theirs');
select results_eq(format($$ select owner_ids, kinds, previous_user_ids from mds.choose_owners(%L, '{1,1,1}', '{}', '{}') $$, :'all'),
    format($$ values (array[%1$L::uuid], array['kept'], array[%1$L::uuid, %2$L, %3$L]) $$, :'one', :'two', :'three'), 'of several the oldest survives');
select is((mds.choose_owners(:'all', '{1,1,1}', array[:c]::bigint[], array[:'two']::uuid[])).owner_ids, array[:'two']::uuid[], 'who is wished comes first');
select is((mds.choose_owners(:'all', '{1,1,1}', array[:c, :c]::bigint[], array[:'three', :'two']::uuid[])).owner_ids, array[:'three']::uuid[], 'of several wishes the first');

update mds.source_identities set canonical_user_id = :'one';
update mds.canonical_users set status = 'merged', merged_into = :'one' where id in (:'two', :'three');
select is((mds.choose_owners(:'all', '{1,2,2}', '{}', '{}')).next_user_ids, array[:'one', :'two', :'two']::uuid[], 'a part gets back an id that was minted for one of its own');
select is((mds.choose_owners(:'all', '{1,2,1}', '{}', '{}')).next_user_ids, array[:'one', :'two', :'one']::uuid[], 'the user stays with its oldest record');
update mds.source_identities set minted_user_id = null where id = :b;
select is(u.kinds[array_position(u.cluster_ids, 2)], 'minted', 'else a new one') from mds.choose_owners(:'all', '{1,2,1}', '{}', '{}') u;
select is(u.next_user_ids[2] in (:'one', :'two', :'three'), false, 'that nobody has had') from mds.choose_owners(:'all', '{1,2,1}', '{}', '{}') u;
select is(u.kinds[array_position(u.cluster_ids, 2)], 'revived', 'a redirect that is wished comes back') from mds.choose_owners(:'all', '{1,2,1}', array[:b]::bigint[], array[:'two']::uuid[]) u;
select is((mds.choose_owners('{}', '{}', '{}', '{}')).next_user_ids, null, 'nobody is nobody''s');

select finish();
rollback;
