-- mds.merge_risks: which risk rules speak against a merge.
begin;
\ir ../fixtures.sql
select plan(15);

select is(pg_temp.contract('mds.merge_risks'), 'stable returns text[]', 'contract');
select is(pg_temp.callers('mds.merge_risks'), array[]::text[], 'only functions of MDS call it');

create function pg_temp.record(p_id text, p_payload jsonb) returns bigint language sql volatile
return (mds.ingest('crm', p_id, p_payload)).source_identity_id;
select pg_temp.record('1', '{"full_name": "Ann Oakley", "date_of_birth": "1980-02-29", "government_ids": [{"type": "ssn", "country_code": "US", "value": "536-90-4399"}]}') as ann,
       pg_temp.record('2', '{"employer": "Oak", "government_ids": [{"type": "ssn", "country_code": "US", "value": "536-90-4391"}]}') as other,
       pg_temp.record('3', '{"employer": "Elm", "government_ids": [{"type": "passport", "country_code": "GB", "value": "707797979"}]}') as passport,
       pg_temp.record('4', '{"full_name": "Zoe Zest", "date_of_birth": "1970-07-07", "email": "zoe@example.org"}') as zoe,
       pg_temp.record('5', '{"phone": "020 7946 0991"}') as phone \gset

select is(mds.merge_risks(array[:ann], array[:other]), array['government_id'], 'different government ids of one type');
select is(mds.merge_risks(array[:ann], array[:passport]), '{}', 'ids of two types do not conflict');
select is(mds.merge_risks(array[:ann], array[:phone]), '{}', 'nothing in common is no risk');
select is(mds.merge_risks(array[:ann], array[:zoe]), '{}', 'nor are two birthdays, as shipped');
select is(mds.merge_risks(array[:ann], array[:ann]), '{}', 'one with itself is none');

update mds.risk_rules set is_enabled = true;
select is(mds.merge_risks(array[:ann], array[:zoe]), array['date_of_birth', 'match_weight'], 'rules can be switched on');
select is(mds.merge_risks(array[:ann], array[:phone]), array['match_weight'], 'a missing birthday is none that differs');
select mds.impose(array[:zoe], array[:phone], -1, 'override', 'x', 'me') \g /dev/null
select is(mds.merge_risks(array[:zoe], array[:phone]), array['earlier_verdict', 'match_weight'], 'what a person has said');
update mds.risk_rules set threshold = 0 where name = 'record_count';
select is(mds.merge_risks(array[:ann], array[:phone]), array['match_weight', 'record_count'], 'and how many there are');

-- Whole users are looked at, not the given records.
select pg_temp.record('6', '{"full_name": "Zoe Zest", "date_of_birth": "1970-07-07", "email": "zoe@example.org", "government_ids": [{"type": "ssn", "country_code": "US", "value": "536-90-4399"}]}') as zoe2 \gset
update mds.risk_rules set is_enabled = name = 'government_id';
select is(pg_temp.user_of('crm', '6'), pg_temp.user_of('crm', '4'), 'given a user with two records');
select is(mds.merge_risks(array[:zoe], array[:other]), array['government_id'], 'an id of the other record counts');
update mds.risk_rules set is_enabled = false;
select is(mds.merge_risks(array[:ann], array[:other]), '{}', 'switched off, a rule says nothing');

select pg_temp.decide_by('{"definite_rules": [{"name": "test", "ordinal": 99, "verdict": -1, "condition": "l.employer <> r.employer", "description": "Test."}]}') \g /dev/null
update mds.risk_rules set is_enabled = true where name = 'definite_rule';
select is(mds.merge_risks(array[:other], array[:passport]), array['definite_rule'], 'a rule that says two people');

select finish();
rollback;
