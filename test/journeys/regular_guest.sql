-- A guest of a shop who has ordered hundreds of times without an account: each order is a record, and all of them one person.
begin;
\ir ../fixtures.sql
select plan(19);
select mds.register_source('orders') \g /dev/null
select mds.register_source('members', p_is_deduplicated => true) \g /dev/null
create function pg_temp.orders(p_first integer, p_last integer, p_system text default 'orders') returns bigint language sql volatile
return (select count(*) from mds.ingest_batch(p_system, (
            select jsonb_agg(jsonb_build_object('source_record_id', 'o' || n, 'payload', '{"full_name": "Gwen Guest", "email": "gwen@guest.example", "phone": "+44 20 7946 0001"}'::jsonb))
              from generate_series(p_first, p_last) n)));
create function pg_temp.users(p_system text default 'orders') returns bigint language sql volatile security definer
begin atomic
    select count(distinct i.canonical_user_id) from mds.source_identities i where i.source_system = p_system;
end;
create function pg_temp.rebuilt() returns setof text language sql volatile security definer
begin atomic
    select concat_ws(' ', d.subject, d.aspect, d.found) from mds.verify_rebuild() d;
end;

set local role mds_service;
select is(pg_temp.orders(1, 150), 150::bigint, 'given a guest with as many records as are looked at at once');
select pg_temp.user_of('orders', 'o1') as guest \gset
select pg_temp.orders(151, 260) \g /dev/null
select is(pg_temp.users(), 1::bigint, 'with more than a key may find they are one person');
select is(pg_temp.user_of('orders', 'o260'), :'guest'::uuid, 'who has kept the id');
select pg_temp.says('orders', 'single', '{"full_name": "Gwen Guest", "email": "gwen@guest.example", "phone": "+44 20 7946 0001"}') as single \gset
select is((:'single'::mds.resolution).action, 'linked', 'one more order is linked');
select is((:'single'::mds.resolution).canonical_user_id, :'guest'::uuid, 'to them');
select isnt((:'single'::mds.resolution).match_weight, null, 'and the evidence is kept');
select is((pg_temp.says('crm', 'c1', '{"full_name": "Gwendolyn Guest", "email": "gwen@guest.example"}')).canonical_user_id, :'guest'::uuid,
    'a record that says it in other words finds them');
select isnt((pg_temp.says('crm', 'c2', '{"full_name": "Hugh Host", "phone": "+44 20 7946 0001"}')).canonical_user_id, :'guest'::uuid,
    'another person with their telephone number is not them');
reset role;
select is((select count(*) from mds.potential_duplicates d where d.closed_at is null and :'guest' in (d.possible_match_user_id::text, d.candidate_user_id::text)) <= 1, true,
    'nor a case for each order');

-- A system names one of the orders.
set local role mds_service;
select is((pg_temp.says('shop', 's1', '{"full_name": "G. G.", "external_ids": {"orders": "o77"}}')).canonical_user_id, :'guest'::uuid, 'who names an order is who ordered');

-- Orders are taken back, whichever.
select mds.retract('orders', 'o' || n, 'cancelled') from generate_series(1, 260, 3) n \g /dev/null
select is(pg_temp.users(), 1::bigint, 'whoever of them is taken back');
select is((pg_temp.says('orders', 'o4', '{"full_name": "Gwen Guest", "email": "gwen@guest.example", "phone": "+44 20 7946 0001"}')).canonical_user_id, :'guest'::uuid, 'or comes again');

-- People have their say.
set local role mds_steward;
select mds.split_user(:'guest', array[pg_temp.identity_of('orders', 'o9')], 'a gift card of somebody else') \g /dev/null
reset role;
select isnt(pg_temp.user_of('orders', 'o9'), :'guest'::uuid, 'one that a steward takes out is out');
select is(pg_temp.users(), 2::bigint, 'and alone');
set local role mds_service;
select is(pg_temp.orders(261, 265), 5::bigint, 'given more orders');
reset role;
select is((select array_agg(distinct pg_temp.user_of('orders', 'o' || n)) from generate_series(261, 265) n), array[:'guest'::uuid], 'they are where they were');
select is_empty('select * from pg_temp.rebuilt()', 'what is rebuilt from nothing is the same');

-- A system that holds each person once repeats nobody.
set local role mds_service;
select pg_temp.orders(1, 8, 'members') \g /dev/null
select is(pg_temp.users('members'), 8::bigint, 'members who say the same are eight people');
reset role;
select is_empty($$ select from matching.features where source_system = 'members' and is_repeat $$, 'each of whom is heard');

select finish();
rollback;
