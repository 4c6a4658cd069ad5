-- mds.check_dry_run: whether to write is known.
begin;
\ir ../fixtures.sql
select plan(6);

select is(pg_temp.contract('mds.check_dry_run'), 'immutable returns void', 'contract');
select is(pg_temp.callers('mds.check_dry_run'), array[]::text[], 'only functions of MDS call it');
select lives_ok('select mds.check_dry_run(true), mds.check_dry_run(false)', 'yes and no are answers');
select throws_ok('select mds.check_dry_run(null)', 'MDPAY', null, 'null is none');

-- Whoever offers a dry run asks.
create function pg_temp.who_refuses(p_function regprocedure) returns text language plpgsql as $$
declare v_context text;
begin
    execute format('select %s(%s)', p_function::regproc, (
        select string_agg(format('%I => %s', a.name, case when a.name = 'p_dry_run' then 'null'
                                                          else format('%L::%s', case a.name when 'p_source_system' then 'crm' when 'p_payload' then '{}' when 'p_records' then '[]'
                                                                                            when 'p_name' then 'overrides' when 'p_attribute' then '*' when 'p_trust' then '50'
                                                                                            when 'p_strategy' then 'max_trust' when 'p_reason' then 'why' when 'p_source_record_id' then '1' end,
                                                                      format_type(a.type, null)) end), ', ')
          from pg_proc p, unnest(p.proargnames, p.proargtypes::oid[]) with ordinality as a (name, type, n)
         where p.oid = p_function and a.type is not null and (a.name = 'p_dry_run' or a.n <= p.pronargs - p.pronargdefaults)));
    return 'nobody';
exception when sqlstate 'MDPAY' then
    get stacked diagnostics v_context = pg_exception_context;
    return substring(v_context from 'mds.check_dry_run');
end $$;
select cmp_ok(count(*), '>=', 10::bigint, 'there are some') from pg_proc p where 'p_dry_run' = any (p.proargnames) and p.proname <> 'check_dry_run';
select is_empty($$
    select p.oid::regprocedure from pg_proc p
     where 'p_dry_run' = any (p.proargnames) and p.proname <> 'check_dry_run' and pg_temp.who_refuses(p.oid) is distinct from 'mds.check_dry_run' $$, 'and each refuses null');

select finish();
rollback;
