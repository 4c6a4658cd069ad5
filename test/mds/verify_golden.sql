-- mds.verify_golden: proves that golden profiles are a pure function.
begin;
\ir ../fixtures.sql
select plan(13);

select is(pg_temp.contract('mds.verify_golden'), 'stable definer returns setof mds.difference', 'contract');
select is(pg_temp.callers('mds.verify_golden'), array['mds_auditor', 'mds_operator', 'mds_steward'], 'who may call it');


select mds.ingest('crm', '1', '{"full_name": "Ann Oakley", "email": "info@example.org", "preferences": {"a": {"b": 1}}}'), mds.ingest('shop', '2', '{"full_name": "Bertram Quux", "email": "info@example.org"}'),
       mds.ingest('crm', '3', '{"full_name": "Carl Zebra", "employer": "Elm"}') \g /dev/null
set local session authorization test_auditor;
select is_empty('select * from mds.verify_golden()', 'all is well');
reset session authorization;

-- It can fail: each of these breaks something.
create function pg_temp.found_after(p_change text) returns text language plpgsql as $$
declare v_found text;
begin
    begin
        execute p_change;
        select string_agg(distinct aspect || ' ' || problem, ', ' order by aspect || ' ' || problem) into v_found from mds.verify_golden();
        raise exception 'undo' using errcode = 'XX999';
    exception when sqlstate 'XX999' then null;
    end;
    return v_found;
end $$;
select is(pg_temp.found_after(change), found, change)
  from (values ('update mds.canonical_profiles set full_name = ''Mallory'' where full_name = ''Ann Oakley''', '$.full_name the profile has another value than its identities, pins and rules give'),
               ('update mds.canonical_profiles set attributes = attributes || ''{"vip": true}'' where full_name = ''Carl Zebra''', '$.vip the profile has another value than its identities, pins and rules give'),
               ('update mds.canonical_profiles set preferences = ''{"a": {"b": 2}}'' where full_name = ''Ann Oakley''', '$.preferences the profile has another value than its identities, pins and rules give'),
               ('update mds.source_identities set attributes = attributes - ''employer'' where source_record_id = ''3''', '$.employer lineage names another origin or value, $.employer the profile has another value than its identities, pins and rules give'),
               ('update mds.attribute_lineage set source_identity_id = (select min(id) from mds.source_identities) where attribute_path = ''$.employer''', '$.employer lineage names another origin or value'),
               ('update mds.canonical_profiles set email = null', '$.email lineage names another origin or value, $.email not the strongest claim has the address'),
               ('update mds.trust_rules set trust = 100 where source_system = ''shop''', '$.email not the strongest claim has the address')) as c (change, found)
 where change !~ 'trust_rules';
select is((select count(*) from mds.verify_golden(1)), 0::bigint, 'a sample is enough for every day');
update mds.canonical_profiles set full_name = 'Mallory Malloy' where full_name = 'Ann Oakley';
select is((select expected || ' ' || found from mds.verify_golden()), '"A***" "M***"', 'values are masked');

select throws_ok('select * from mds.verify_golden(0)', 'MDPAY', null, 'a sample of nobody proves nothing');
select throws_ok('select * from mds.verify_golden(-1)', 'MDPAY', null, 'nor one of less');

select finish();
rollback;
