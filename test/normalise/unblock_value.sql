-- normalise.unblock_value: a steward takes a value off the list.
begin;
select plan(7);

select function_privs_are('normalise', 'unblock_value', array['text', 'text'], 'mds_steward', array['EXECUTE']);
select function_privs_are('normalise', 'unblock_value', array['text', 'text'], 'mds_reader', array[]::text[]);

set local role mds_steward;

select ok(normalise.unblock_value('name', ' John DOE '), 'John Doe comes off the list');
select ok(not normalise.is_blocked('name', 'John Doe'), 'and is a person again');
select ok(not normalise.unblock_value('name', 'John Doe'), 'he can be taken off once');
select ok(normalise.unblock_value('email', '%@test.com'), 'a pattern is taken off in its own words');
select ok(not normalise.is_blocked('email', 'ann@test.com'), 'and then blocks nothing');

select finish();
rollback;
