-- mds.read_record: what a payload says.
begin;
\ir ../fixtures.sql
select plan(5);

select is(pg_temp.contract('mds.read_record'), 'stable returns mds.contents', 'contract');
select is(pg_temp.callers('mds.read_record'), array[]::text[], 'only functions of MDS call it');
select is((select r.attributes from mds.source_systems s, mds.read_record(s, 7, '1', '{"full_name": "Ann Oakley", "phone": "020 7946 0991"}') r where s.name = 'crm'),
    '{"full_name": "Ann Oakley", "phone_e164": "+442079460991"}', 'what it offers, read as of the country of its system');
select is((select row((r.features).source_identity_id, (r.features).phones)::text
             from mds.source_systems s, mds.read_record(s, 7, '1', '{"full_name": "Ann Oakley", "phone": "020 7946 0991"}') r where s.name = 'crm'),
    row(7, array['+442079460991'])::text, 'and what matching makes of it');
select is_empty('select from mds.source_identities', 'nothing is written');

select finish();
rollback;
