-- mds.merge_preview: what a merge would do.
begin;
\ir ../fixtures.sql
select plan(13);

select is(pg_temp.contract('mds.merge_preview'), 'volatile definer returns jsonb', 'contract');
select is(pg_temp.callers('mds.merge_preview'), array['mds_approver', 'mds_steward'], 'who may call it');

create schema shop;
create table shop.orders (id integer primary key, user_id uuid references mds.canonical_users);
grant usage on schema shop to mds_references;
grant select, update on shop.orders to mds_references;
select mds.register_reference('shop.orders', 'user_id') \g /dev/null
select (mds.ingest('crm', '1', '{"full_name": "Ann Oakley", "government_ids": [{"type": "ssn", "country_code": "US", "value": "536-90-4399"}]}')).canonical_user_id as ann,
       (mds.ingest('billing', '2', '{"full_name": "Anne Oak", "phone": "020 7946 0991", "government_ids": [{"type": "ssn", "country_code": "US", "value": "536-90-4391"}]}')).canonical_user_id as anne \gset
insert into shop.orders values (1, :'anne'), (2, :'anne'), (3, :'ann');
select mds.set_override('cannot_link', pg_temp.identity_of('crm', '1'), pg_temp.identity_of('billing', '2'), 'two people, I think') \g /dev/null

create temp table before as select * from pg_temp.contents();
grant select on before to test_steward;
set local session authorization test_steward;
select mds.merge_preview(:'ann', :'anne') as preview \gset
select is(:'preview'::jsonb ->> 'survivor_id', :'ann', 'it says who stays');
select is(:'preview'::jsonb #>> '{golden,full_name}', 'Anne Oak', 'what the profile would be');
select is(:'preview'::jsonb #> '{changes,phone_e164}', '{"to": "+442079460991", "from": null}', 'and what of it changes');
select is(:'preview'::jsonb #> '{references,0}', '{"rows": 2, "table": "shop.orders", "column": "user_id"}', 'what would be repointed');
select is(:'preview'::jsonb -> 'risks', '["government_id"]', 'what speaks against it');
select is(:'preview'::jsonb -> 'is_approval_required', 'true', 'that it needs a second person');
select is(:'preview'::jsonb #>> '{verdicts,0,reason}', 'two people, I think', 'and what people have said');
select isnt(:'preview'::jsonb -> 'match_weight', 'null', 'and how much speaks for it');
reset session authorization;
select results_eq('select * from pg_temp.contents()', 'select * from before', 'nothing is written');
select throws_ok(format('select mds.merge_preview(%L, %L)', :'ann', :'ann'), 'MDSLF', null, 'nobody is merged with himself');
select throws_ok(format('select mds.merge_preview(%L, null)', :'ann'), 'MDNUS', null, 'nor with nobody');

select finish();
rollback;
