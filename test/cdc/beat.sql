-- cdc.beat: a connector says that it lives.
begin;
\ir ../fixtures.sql
select plan(6);

select is(pg_temp.contract('cdc.beat'), 'volatile definer returns timestamp with time zone', 'contract');
select is(pg_temp.callers('cdc.beat'), array['mds_cdc', 'mds_cdc_canonical', 'mds_cdc_outbox'], 'who may call it');

set local session authorization mds_cdc_outbox;
select ok(cdc.beat('outbox') between now() and clock_timestamp(), 'it answers the time');
select results_eq('select name, last_beat_at is not null from cdc.connectors order by name', $$ values ('canonical', false), ('outbox', true) $$, 'and notes it');
select throws_ok($$ select cdc.beat('unheard of') $$, 'MDCON', null, 'of a connector that exists');
select throws_ok('select cdc.beat(null)', 'MDCON', null, 'and is named');
reset session authorization;

select finish();
rollback;
