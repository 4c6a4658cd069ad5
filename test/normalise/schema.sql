-- normalise: the shared kernel that everybody may call.
begin;
select plan(1);

select schema_privs_are('normalise', 'mds_reader', array['USAGE']);

select finish();
rollback;
