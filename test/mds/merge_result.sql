-- mds.merge_result: what became of a merge.
begin;
\ir ../fixtures.sql
select plan(1);

select is(
    (select string_agg(format('%s %s', attname, atttypid::regtype), ', ' order by attnum) from pg_attribute where attrelid = 'mds.merge_result'::regclass),
    'merge_id bigint, state text, survivor_id uuid, absorbed_id uuid, affected_user_ids uuid[]', 'the contract that services read');

select finish();
rollback;
