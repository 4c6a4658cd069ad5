-- governance.keyed_hash: HMAC of a value under the key of a purpose.
begin;
\ir ../fixtures.sql
select plan(9);

select is(pg_temp.contract('governance.keyed_hash'), 'stable definer returns bytea', 'contract');
select is(pg_temp.callers('governance.keyed_hash'), array[]::text[], 'only functions of MDS call it');

select is(octet_length(governance.keyed_hash('lineage', 'ann@example.org')), 32, 'it has 32 bytes');
select is(governance.keyed_hash('lineage', 'ann'), governance.keyed_hash('lineage', 'ann'), 'equal values have equal hashes');
select isnt(governance.keyed_hash('lineage', 'ann'), governance.keyed_hash('lineage', 'Ann'), 'others have others');
select isnt(governance.keyed_hash('lineage', 'ann'), governance.keyed_hash('blind_index', 'ann'), 'a purpose has its own');
select isnt(governance.keyed_hash('lineage', 'ann'), sha256('ann'), 'it is no bare hash');
update governance.hash_keys set secret = decode(repeat('0b', 32), 'hex') where purpose = 'lineage';
select is(encode(governance.keyed_hash('lineage', 'Hi There'), 'hex'), '198a607eb44bfbc69903a0f1cf2bbdc5ba0aa3f3d9ae3c1c7a3b1696a0b68cf7',
    'it is HMAC-SHA-256');
select is(array[governance.keyed_hash('lineage', null), governance.keyed_hash('nothing', 'ann')], array[null, null]::bytea[], 'nothing hashes to nothing');

select finish();
rollback;
