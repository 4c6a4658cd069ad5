-- normalise.block_value: a steward blocks a value or a pattern.
begin;
select plan(15);

select function_privs_are('normalise', 'block_value', array['text', 'text', 'text', 'boolean'], 'mds_steward', array['EXECUTE']);
select function_privs_are('normalise', 'block_value', array['text', 'text', 'text', 'boolean'], 'mds_reader', array[]::text[]);

set local role mds_steward;

select ok(not normalise.is_blocked('phone', '+49 30 901820'), 'the switchboard is a number like any other');
select ok(normalise.block_value('phone', ' +49 30 901820', 'switchboard of the city'), 'until it is blocked');
select ok(normalise.is_blocked('phone', '+4930901820'), 'and then it is blocked at once, however it is spelled');
select ok(not normalise.is_blocked('government_id', '+4930901820'), 'for that attribute only');
select ok(not normalise.block_value('phone', '+49 30 901820', 'again'), 'blocking it again says that it was');

select normalise.block_value('employer', '%Placement  Agency', 'they place people, they do not employ them', true);
select ok(normalise.is_blocked('employer', 'ACME placement agency'), 'a pattern blocks what is like it');
select ok(not normalise.is_blocked('employer', 'ACME placement agency GmbH'), 'and nothing else');

select normalise.block_value('*', '%\%%', 'a rate is no value', true);
select ok(normalise.is_blocked('whatever', '100%'), 'a pattern for every attribute blocks any of them');
select normalise.block_value('name', $q$it's "x" \ %L $f$ $$ $body$ $function$ '$q$, 'quoting');
select ok(normalise.is_blocked('name', $q$It's "x" \ %L $f$ $$ $body$ $function$ '$q$), 'quotes and dollars are only characters');
select ok(normalise.is_blocked('name', 'n/a'), 'what was blocked before still is');

select throws_ok($$ select normalise.block_value('phone', ' ', 'blank') $$, 'MDPAY', null, 'a blank value cannot be blocked: it is');
select throws_ok($$ select normalise.block_value('phone', '123', null) $$, 'MDPAY', null, 'a reason is needed');
select throws_ok($$ select normalise.block_value('phone', '%%', 'all', true) $$, 'MDPAY', null, 'not everything can be blocked');

select finish();
rollback;
