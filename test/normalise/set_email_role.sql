-- normalise.set_email_role: a steward says which local parts name a role.
begin;
select plan(8);

select function_privs_are('normalise', 'set_email_role', array['text', 'boolean'], 'mds_steward', array['EXECUTE']);
select function_privs_are('normalise', 'set_email_role', array['text', 'boolean'], 'mds_reader', array[]::text[]);

set local role mds_steward;

select ok(normalise.set_email_role(' Captain '), 'a new role');
select ok((normalise.email('CAPTAIN@example.org')).is_role, 'counts at once');
select ok(not normalise.set_email_role('captain'), 'a second time it is nothing new');
select ok(normalise.set_email_role('captain', false), 'it can be taken back');
select ok(not (normalise.email('captain@example.org')).is_role, 'and is a person again');
select throws_ok($$ select normalise.set_email_role(' ') $$, 'MDPAY', null, 'a blank role is refused');

select finish();
rollback;
