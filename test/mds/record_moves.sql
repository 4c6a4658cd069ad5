-- mds.record_moves: remembers whose identities were.
begin;
\ir ../fixtures.sql
select plan(5);

select is(pg_temp.contract('mds.record_moves'), 'volatile returns void', 'contract');
select is(pg_temp.callers('mds.record_moves'), array[]::text[], 'only functions of MDS call it');


select mds.ingest('crm', '1', '{"full_name": "Ann Oakley"}'), mds.ingest('crm', '2', '{"full_name": "Bertram Quux"}') \g /dev/null
select pg_temp.identity_of('crm', '1') as one, pg_temp.identity_of('crm', '2') as two, pg_temp.user_of('crm', '1') as ann, pg_temp.user_of('crm', '2') as bert \gset
select mds.record_moves(array[:one, :two], array[:'ann', :'bert']::uuid[], array[:'bert', :'bert']::uuid[]) \g /dev/null
select results_eq('select source_identity_id, canonical_user_id from mds.former_memberships', format('values (%s::bigint, %L::uuid)', :one, :'ann'), 'who stays has no row');
select is((select f.valid_from = i.ingested_at from mds.former_memberships f join mds.source_identities i on i.id = f.source_identity_id), true, 'it was the first one''s from when it was seen');
select mds.record_moves(array[:one, :two], array[:'bert', null]::uuid[], array[null, :'bert']::uuid[]) \g /dev/null
select mds.record_moves(array[:one], array[null]::uuid[], array[:'ann']::uuid[]) \g /dev/null
select results_eq('select source_identity_id, canonical_user_id from mds.former_memberships order by valid_from', format('values (%1$s::bigint, %2$L::uuid), (%1$s, %3$L), (%1$s, null)', :one, :'ann', :'bert'),
    'nobody''s while it was retracted; a new one comes from nowhere');

select finish();
rollback;
