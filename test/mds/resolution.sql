-- mds.resolution: what became of a record.
begin;
\ir ../fixtures.sql
select plan(2);

select is(
    (select string_agg(format('%s %s', attname, atttypid::regtype), ', ' order by attnum) from pg_attribute where attrelid = 'mds.resolution'::regclass),
    'source_identity_id bigint, canonical_user_id uuid, action text, match_method text, match_score numeric, match_weight double precision, '
    'potential_duplicate_ids bigint[], affected_user_ids uuid[]',
    'the contract that services read');
select is((select count(*) from mds.ingest('crm', '1', '{"full_name": "Ann Oakley"}') a where a.potential_duplicate_ids = '{}' and a.affected_user_ids = array[a.canonical_user_id]), 1::bigint,
    'lists are empty, not null');

select finish();
rollback;
