-- mds.derive: features and keys from payloads.
begin;
\ir ../fixtures.sql
select plan(6);

select is(pg_temp.contract('mds.derive'), 'volatile returns void', 'contract');
select is(pg_temp.callers('mds.derive'), '{}'::text[], 'only functions of MDS call it');
select (pg_temp.says('crm', '1', '{"full_name": "Ann Oakley", "email": "ann@oakley.example"}')).source_identity_id as a,
       (pg_temp.says('crm', '2', '{"full_name": "Bo Elm"}')).source_identity_id as gone \gset
select mds.retract('crm', '2', 'gone') \g /dev/null
create temp view picture as select to_jsonb(f) as f, (select jsonb_agg(k order by key) from matching.identity_keys k where k.source_identity_id = f.source_identity_id) as keys, i.attributes
                              from matching.features f join mds.source_identities i on i.id = f.source_identity_id;
create temp table before as select * from picture;
select mds.derive(array[:a, :gone]) \g /dev/null
select results_eq('select * from picture', 'select * from before', 'what comes out as it was stays');
update matching.features set given = 'x';
delete from matching.identity_keys;
update mds.source_identities set attributes = '{}';
select mds.derive(array[:a, :gone]) \g /dev/null
select results_eq('select * from picture', 'select * from before', 'what was lost comes back');
select is((select count(*) from matching.features where source_identity_id = :gone), 0::bigint, 'what was retracted stays out');
select is((select attributes from mds.source_identities where id = :gone), '{}', 'altogether');

select finish();
rollback;
