-- mds.settlement: where an identity ended up.
begin;
\ir ../fixtures.sql
select plan(1);

select is((select string_agg(attname || ' ' || atttypid::regtype, ', ' order by attnum) from pg_attribute where attrelid = 'mds.settlement'::regclass),
    'source_identity_id bigint, canonical_user_id uuid, previous_user_id uuid, action text, potential_duplicate_ids bigint[], affected_user_ids uuid[]', 'contract');

select finish();
rollback;
