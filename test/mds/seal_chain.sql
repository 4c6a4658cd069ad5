-- mds.seal_chain: the seal at the end of a chain.
begin;
\ir ../fixtures.sql
select plan(6);

select is(pg_temp.contract('mds.next_seal'), 'stable returns text', 'contract');
select is(pg_temp.callers('mds.next_seal'), array[]::text[], 'only functions of MDS call it');


select is(mds.next_seal(null, 'a'), encode(governance.keyed_hash('lineage_seal', '|a'), 'hex'), 'a chain begins with nothing');
select is((select mds.seal_chain(l order by l) from unnest(array['b', 'a', 'c']) l), mds.next_seal(mds.next_seal(mds.next_seal(null, 'a'), 'b'), 'c'), 'and goes on from seal to seal');
select isnt((select mds.seal_chain(l order by l) from unnest(array['a', 'b']) l), (select mds.seal_chain(l order by l desc) from unnest(array['a', 'b']) l), 'in another order it ends elsewhere');
select is((select mds.seal_chain(l) from unnest('{}'::text[]) l), null, 'without links there is none');

select finish();
rollback;
