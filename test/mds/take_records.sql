-- mds.take_records: takes records in and settles them together.
begin;
\ir ../fixtures.sql
select plan(8);

select is(pg_temp.contract('mds.take_records'), 'volatile returns setof mds.resolution', 'contract');
select is(pg_temp.callers('mds.take_records'), array[]::text[], 'only functions of MDS call it');

create function pg_temp.takes(p_records mds.incoming_record[], p_is_strict boolean default false) returns text language sql
return (select string_agg(action, ' ') from mds.take_records(p_records, null, p_is_strict));

select is(pg_temp.takes(array[(1, 'crm', '1', null, '{"full_name": "Ann Oakley", "email": "ann@example.org"}'), (2, 'unheard of', '1', null, '{"full_name": "Ann"}'),
                              (3, 'billing', '1', null, '{"full_name": "Ann Oakley", "email": "ann@example.org"}'), (4, null, '1', null, '{"full_name": "Ann"}')]::mds.incoming_record[]),
    'created rejected linked rejected', 'of several systems at once');
select results_eq('select line, source_system, error_code from mds.rejected_records order by 1', $$ values (2::bigint, 'unheard of', 'MDSRC'), (4, null, 'MDPAY') $$, 'what is rejected says where and why');
select throws_ok($$ select pg_temp.takes(array[(1, 'unheard of', '1', null, '{"full_name": "Ann"}')]::mds.incoming_record[], true) $$, 'MDSRC', null, 'a strict caller gets the error');
select is(pg_temp.takes('{}'), null, 'nothing is no error');

-- What nobody foresaw.
create function pg_temp.trips() returns trigger language plpgsql as $$ begin if new.source_record_id = 'bad' then raise 'tripped' using errcode = 'XX001'; end if; return new; end $$;
create trigger trips before insert on mds.source_identities for each row execute function pg_temp.trips();
select is((select count(*) from mds.take_records(array(select (n, 'shop', case n when 5 then 'bad' else 's' || n end, null, jsonb_build_object('employer', 'Firm ' || n))::mds.incoming_record
                                                         from generate_series(1, 7) n), null, false) where action = 'created'), 6::bigint, 'what nobody foresaw falls on the record to blame alone');
select is((select record from mds.rejected_records where error_code = 'XX001'), '{"employer": "Firm 5"}', 'which is kept with the code of PostgreSQL');

select finish();
rollback;
