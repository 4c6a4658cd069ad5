-- mds.how_user: the story of a user.
begin;
\ir ../fixtures.sql
select plan(17);

select is(pg_temp.contract('mds.how_user'), 'stable definer returns setof mds.step', 'contract');
select is(pg_temp.callers('mds.how_user'), array['mds_approver', 'mds_auditor', 'mds_operator', 'mds_pii_reader', 'mds_reader', 'mds_service', 'mds_steward'], 'who may call it');

select (mds.ingest('crm', '1', '{"full_name": "Ann Oakley", "email": "ann@example.org"}', '2026-01-01')).canonical_user_id as ann \gset
select (mds.ingest('billing', '2', '{"full_name": "Bertram Quux", "email": "bert@example.net"}')).canonical_user_id as bert \gset
select mds.ingest('crm', '1', '{"full_name": "Ann Smith", "email": "ann@example.org"}', '2026-02-01'), mds.ingest('crm', '1', '{"full_name": "Ann Stale"}', '2026-01-15') \g /dev/null
select mds.ingest('shop', '3', '{"full_name": "Ann Smith", "external_ids": {"crm": "1", "billing": "2"}}') \g /dev/null
select mds.retract('shop', '3', 'was somebody else') \g /dev/null
set local session authorization test_steward;
select mds.pin_value(:'ann', '$.employer', '"Oak"', 'she said so') \g /dev/null
select mds.unpin_value(:'ann', '$.employer', 'was wrong') \g /dev/null

select is((select string_agg(action || coalesce(' ' || source_system || ':' || source_record_id, '') || coalesce(' ' || reason, ''), ', ' order by n) from mds.how_user(:'ann') with ordinality as s (at, action, source_identity_id, source_system, source_record_id, other_user_id, match_method, match_weight, actor, reason, attribute_paths, n) where action not in ('golden', 'created', 'joined')),
    'news crm:1, stale crm:1, absorbed, retracted shop:3 was somebody else, parted, left billing:2, pinned she said so, released was wrong', 'what happened, in order');
select bag_eq(format('select source_system, other_user_id from mds.how_user(%L) where action = ''joined''', :'ann'), format('values (''crm'', null::uuid), (''billing'', %L), (''shop'', null)', :'bert'), 'who came, and from whom');
select is((select array_agg(action order by n) from mds.how_user(:'ann') with ordinality as s (at, action, source_identity_id, source_system, source_record_id, other_user_id, match_method, match_weight, actor, reason, attribute_paths, n) where n <= 2),
          array['created', 'joined'], 'it begins with the user and its first record');
select is_empty(format('select at, action from (select at, action, lag(at) over (order by n) as before from mds.how_user(%L) with ordinality as s (at, action, a, b, c, d, e, f, g, h, i, n)) s where at < before', :'ann'), 'and never goes back in time');
select is((select attribute_paths from mds.how_user(:'ann') where action = 'pinned'), array['$.employer'], 'which were pinned');
select is((select actor from mds.how_user(:'ann') where action = 'released'), 'test_steward', 'and by whom');
select unalike((select string_agg(s::text, ' ') from mds.how_user(:'ann') s), '%Smith%', 'no values');
set local session authorization test_crm;
select is((select array_agg(distinct source_record_id) from mds.how_user(:'ann') where source_system = 'billing'), array[null]::text[], 'a service sees no keys of other systems');
select throws_ok(format('select mds.how_user(%L)', :'bert'), 'MDNUS', null, 'and nobody it has not reported');
select is((select array_agg(reason) from mds.how_user(:'ann') where action in ('pinned', 'released')), array[null, null]::text[], 'nor what stewards said');
select is((select reason from mds.how_user(:'ann') where action = 'retracted'), 'was somebody else', 'but why it took a record back itself');
reset session authorization;
update mds.source_systems set access_role = 'test_billing' where name = 'shop';
set local session authorization test_crm;
select is((select reason from mds.how_user(:'ann') where action = 'retracted'), null, 'not why others did');
set local session authorization test_pii;
select is((select array_agg(reason) from mds.how_user(:'ann') where action in ('pinned', 'released')), array['she said so', 'was wrong'], 'who reads pins reads their reasons');
set local session authorization test_reader;
select is((select array_agg(reason) from mds.how_user(:'ann') where action in ('pinned', 'released')), array[null, null]::text[], 'a masked reader does not');
select throws_ok('select mds.how_user(null)', 'MDNUS', null, 'nobody has no story');
reset session authorization;

select finish();
rollback;
