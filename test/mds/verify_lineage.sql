-- mds.verify_lineage: proves that lineage is what MDS wrote.
begin;
\ir ../fixtures.sql
select plan(28);

select is(pg_temp.contract('mds.verify_lineage'), 'stable definer returns setof mds.difference', 'contract');
select is(pg_temp.callers('mds.verify_lineage'), array['mds_auditor', 'mds_operator', 'mds_steward'], 'who may call it');


select mds.ingest('crm', '1', jsonb_build_object('full_name', 'Ann Oakley', 'email', e), t::timestamptz)
  from (values ('a@example.org', '2026-01-01'), ('b@example.org', '2026-01-02'), ('c@example.org', '2026-01-03')) as v (e, t) \g /dev/null
select mds.ingest('crm', '2', '{"full_name": "Bertram Quux"}') \g /dev/null
set local session authorization test_auditor;
select is_empty('select * from mds.verify_lineage()', 'all is well');
reset session authorization;

-- It can fail. Whoever tampers owns the tables, and has taken the constraints away.
alter table mds.attribute_lineage drop constraint fk_attribute_lineage_previous, drop constraint chk_attribute_lineage_gap, drop constraint uk_attribute_lineage_previous,
    drop constraint chk_attribute_lineage_period;
create function pg_temp.is_found_after(p_change text) returns boolean language plpgsql as $$
declare v_found boolean;
begin
    begin
        execute p_change;
        v_found := exists (select from mds.verify_lineage());
        raise exception 'undo' using errcode = 'XX999';
    exception when sqlstate 'XX999' then null;
    end;
    return v_found;
end $$;
create view pg_temp.emails as select *, row_number() over (order by valid_from) as n from mds.attribute_lineage where attribute_path = '$.email';
select ok(pg_temp.is_found_after(change), description)
  from (values ('a row changed: identity', 'update mds.attribute_lineage set source_identity_id = (select max(id) from mds.source_identities) where id = (select id from pg_temp.emails where n = 2)'),
               ('a row changed: value', 'update mds.attribute_lineage set value_hash = (select value_hash from pg_temp.emails where n = 1) where id = (select id from pg_temp.emails where n = 2)'),
               ('a row changed: version', 'update mds.attribute_lineage set payload_version = 1 where id = (select id from pg_temp.emails where n = 2)'),
               ('a row changed: confidence', 'update mds.attribute_lineage set confidence = 99 where id = (select id from pg_temp.emails where n = 2)'),
               ('a row changed: path', 'update mds.attribute_lineage set attribute_path = ''$.other'' where id = (select id from pg_temp.emails where n = 2)'),
               ('a row changed: its number', 'update mds.attribute_lineage set id = 100000 where id = (select id from pg_temp.emails where n = 2)'),
               ('a row changed: beginning', 'update mds.attribute_lineage set valid_from = valid_from - interval ''1 us'', previous_ended_at = previous_ended_at - interval ''1 us'' where id = (select id from pg_temp.emails where n = 2)'),
               ('a row changed: end', 'update mds.attribute_lineage set valid_to = valid_to - interval ''1 us'' where id = (select id from pg_temp.emails where n = 1)'),
               ('a row changed: no end', 'update mds.attribute_lineage set valid_to = valid_from + interval ''1 day'' where id = (select id from pg_temp.emails where n = 3)'),
               ('a row removed: the first', 'delete from mds.attribute_lineage where id = (select id from pg_temp.emails where n = 1); update mds.attribute_lineage set previous_ended_at = null where id = (select id from pg_temp.emails where n = 1)'),
               ('a row removed: from the middle', 'delete from mds.attribute_lineage where id = (select id from pg_temp.emails where n = 2); update mds.attribute_lineage set valid_from = (select valid_to from pg_temp.emails where n = 1), previous_ended_at = (select valid_to from pg_temp.emails where n = 1) where id = (select id from pg_temp.emails where n = 2)'),
               ('a row removed: the last', 'delete from mds.attribute_lineage where id = (select id from pg_temp.emails where n = 3); update mds.attribute_lineage set valid_to = null where id = (select id from pg_temp.emails where n = 2)'),
               ('all rows removed', 'delete from mds.attribute_lineage where canonical_profile_id = (select canonical_profile_id from pg_temp.emails where n = 1)'),
               ('all rows removed, and the seal', 'delete from mds.lineage_seals; delete from mds.attribute_lineage'),
               ('all rows removed, and the seal, of one', 'delete from mds.lineage_seals where canonical_profile_id = (select canonical_profile_id from pg_temp.emails where n = 1); delete from mds.attribute_lineage where canonical_profile_id = (select canonical_profile_id from pg_temp.emails where n = 1)'),
               ('a row inserted', 'insert into mds.attribute_lineage (canonical_profile_id, attribute_path, source_identity_id, payload_version, value_hash, confidence, valid_from) select canonical_profile_id, ''$.employer'', source_identity_id, 1, value_hash, 60, valid_from from pg_temp.emails where n = 1'),
               ('rows put into another order', 'update mds.attribute_lineage l set value_hash = o.value_hash, payload_version = o.payload_version from pg_temp.emails e, pg_temp.emails o where l.id = e.id and (e.n, o.n) in ((1, 2), (2, 1))'),
               ('rows of one moment exchanged', 'update mds.attribute_lineage l set id = -l.id where valid_from = (select min(valid_from) from pg_temp.emails)'),
               ('a row given to another profile', 'update mds.attribute_lineage set canonical_profile_id = (select p.id from mds.canonical_profiles p where p.full_name = ''Bertram Quux'') where id = (select id from pg_temp.emails where n = 2)'),
               ('the seal changed', 'update mds.lineage_seals set seal = repeat(''0'', 64)'), ('the seal removed', 'delete from mds.lineage_seals'),
               ('seals exchanged', 'update mds.lineage_seals s set seal = o.seal from mds.lineage_seals o where o.canonical_profile_id <> s.canonical_profile_id')) as c (description, change);
select is_empty('select * from mds.verify_lineage(1)', 'and nothing was found without a reason');

select throws_ok('select * from mds.verify_lineage(0)', 'MDPAY', null, 'a sample of nobody proves nothing');
select throws_ok('select * from mds.verify_lineage(-1)', 'MDPAY', null, 'nor one of less');

select finish();
rollback;
