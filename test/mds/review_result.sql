-- mds.review_result: what became of a case.
begin;
\ir ../fixtures.sql
select plan(1);

select is(
    (select string_agg(format('%s %s', attname, atttypid::regtype), ', ' order by attnum) from pg_attribute where attrelid = 'mds.review_result'::regclass),
    'duplicate_id bigint, state text, merge_id bigint', 'the contract that services read');

select finish();
rollback;
