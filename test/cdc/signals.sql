-- cdc.signals: signals to Debezium.
begin;
\ir ../fixtures.sql
select plan(4);

select results_eq($$ select attname, format_type(atttypid, atttypmod), attnotnull from pg_attribute
                      where attrelid = 'cdc.signals'::regclass and attnum > 0 order by attnum $$,
    $$ values ('id'::name, 'character varying(64)', true), ('type', 'character varying(32)', true), ('data', 'character varying(2048)', false) $$,
    'columns as Debezium wants them, by order');
select is(pg_temp.readers('cdc.signals'), array[]::text[], 'who may read it whole');
select is(pg_temp.writers('cdc.signals'), array[]::text[], 'nobody but the owner writes to it, not even connectors');
select ok(relrowsecurity, 'row policies decide') from pg_class where oid = 'cdc.signals'::regclass;

select finish();
rollback;
