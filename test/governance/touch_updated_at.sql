-- governance.touch_updated_at: sets updated_at to the time of the write.
begin;
\ir ../fixtures.sql
select plan(5);

select is(pg_temp.contract('governance.touch_updated_at'), 'volatile returns trigger', 'contract');
select is(pg_temp.callers('governance.touch_updated_at'), array[]::text[], 'nobody calls it');
select is_empty($$ select c.oid::regclass from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'updated_at' and not a.attisdropped
                    where c.relkind = 'r' and c.relnamespace in ('mds'::regnamespace, 'matching'::regnamespace, 'governance'::regnamespace)
                      and not exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgfoid = 'governance.touch_updated_at'::regproc) $$,
    'every table with the column has the trigger');

insert into mds.canonical_users (updated_at) values ('2000-01-01');
update mds.canonical_users set status = 'inactive';
select cmp_ok((select updated_at from mds.canonical_users), '>', now(), 'a write is dated by the wall clock');
select cmp_ok((select created_at from mds.canonical_users), '=', now(), 'created_at stays');

select finish();
rollback;
