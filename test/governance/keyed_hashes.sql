-- governance.keyed_hashes: HMACs of many values at once.
begin;
\ir ../fixtures.sql
select plan(5);

select is(pg_temp.contract('governance.keyed_hashes'), 'stable returns text[]', 'contract');
select is(pg_temp.callers('governance.keyed_hashes'), array[]::text[], 'only functions of MDS call it');


select is(governance.keyed_hashes('lineage', array['ann', null, 'bert']),
          array[encode(governance.keyed_hash('lineage', 'ann'), 'hex'), null, encode(governance.keyed_hash('lineage', 'bert'), 'hex')],
          'each is that of keyed_hash, in order');
select is(governance.keyed_hashes('lineage', '{}'), '{}', 'none of none');
select is(governance.keyed_hashes('nothing', array['ann']), array[null]::text[], 'an unknown purpose has no hash');

select finish();
rollback;
