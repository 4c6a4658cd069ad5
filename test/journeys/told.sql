-- mds.how_user tells every kind of event, each as what it was, to both who were in it.
begin;
\ir ../fixtures.sql
select plan(14);

create function pg_temp.names() returns jsonb language sql volatile security definer
return (select jsonb_object_agg(minted_user_id, source_record_id) from mds.source_identities where minted_user_id is not null);
-- What the story of a user says of everything but values, from its n-th step on: what, which record, which other user, who decided, why.
create function pg_temp.told(p_user_id uuid, p_since integer default 1) returns text[] language sql volatile
return array(select concat_ws(' ', s.action, s.source_record_id, '~' || (pg_temp.names() ->> s.other_user_id::text), s.match_method, '"' || s.reason || '"', nullif(s.actor, session_user))
               from (select row_number() over () as n, h.* from mds.how_user(p_user_id) h where h.action <> 'golden') s where s.n >= p_since order by s.n);
create function pg_temp.so_far(p_user_id uuid) returns integer language sql volatile return (select count(*) + 1 from mds.how_user(p_user_id) where action <> 'golden');

select (mds.ingest('crm', 'ann', '{"full_name": "Ann Oakley", "external_ids": {"sap": "1"}}')).canonical_user_id as ann,
       (mds.ingest('shop', 'bert', '{"full_name": "Bertram Quux"}')).canonical_user_id as bert,
       (mds.ingest('billing', 'cass', '{"full_name": "Cass Rhys"}')).canonical_user_id as cass \gset
set local session authorization test_steward;
select is(pg_temp.told(:'ann'), array['created', 'joined ann'], 'a record came');

select merge_id as merge from mds.merge_users(:'ann', :'bert', 'called') \gset
select is(pg_temp.told(:'ann', 3), array['joined bert ~bert manual', 'absorbed ~bert manual "called"'], 'a merge, told of the survivor');
select is(pg_temp.told(:'bert'), pg_temp.told(:'ann'), 'who was absorbed has the story of the survivor');
select pg_temp.so_far(:'ann') as n \gset
select merge_id as unmerge from mds.unmerge(:merge, 'his sister') \gset
select is(pg_temp.told(:'ann', :n), array['parted ~bert', 'left bert ~bert', 'unmerge ~bert manual "his sister"'], 'an unmerge is no merge');
select is((pg_temp.told(:'bert'))[2:], array['joined bert', 'left bert ~ann', 'absorbed_by ~ann manual "called"', 'parted ~ann', 'joined bert ~ann', 'unmerge ~ann manual "his sister"'], 'told of who was absorbed');
select pg_temp.so_far(:'ann') as n \gset
select merge_id as again from mds.unmerge(:unmerge, 'himself after all') \gset
select is(pg_temp.told(:'ann', :n), array['joined bert ~bert manual', 'absorbed ~bert manual', 'unmerge ~bert manual "himself after all"'], 'an unmerge undone');

select pg_temp.so_far(:'ann') as n \gset
select merge_id as split from mds.split_user(:'ann', array[pg_temp.identity_of('shop', 'bert')], 'two cards') \gset
select is(pg_temp.told(:'ann', :n), array['parted ~bert', 'left bert ~bert', 'split ~bert manual "two cards"'], 'a split is no merge');
select is((pg_temp.told(:'bert'))[array_length(pg_temp.told(:'bert'), 1)], 'split ~ann manual "two cards"', 'nor for who was taken out');
select mds.unmerge(:split, 'one card') \g /dev/null

select pg_temp.so_far(:'ann') as n, pg_temp.so_far(:'cass') as m \gset
select merge_id as move from mds.move_identity(pg_temp.identity_of('shop', 'bert'), :'cass', 'hers') \gset
select is(pg_temp.told(:'ann', :n), array['left bert ~cass', 'move ~cass manual "hers"'], 'a move is no merge, to whom the record leaves');
select is(pg_temp.told(:'cass', :m), array['joined bert ~ann manual', 'move ~ann manual "hers"'], 'nor to whom it goes');
select pg_temp.so_far(:'cass') as m \gset
select mds.unmerge(:move, 'not hers') \g /dev/null
select is(pg_temp.told(:'cass', :m), array['left bert ~ann', 'unmerge ~ann manual "not hers"'], 'undone');
reset session authorization;

-- What no person did.
select pg_temp.so_far(:'cass') as m \gset
select mds.ingest('billing', 'cass', '{"full_name": "Cass Rhys", "external_ids": {"crm": "ann"}}', '2026-02-01') \g /dev/null
select mds.ingest('billing', 'cass', '{"full_name": "Cass Rhys", "external_ids": {"crm": "ann"}, "gender": "f"}', '2026-02-02') \g /dev/null
select mds.ingest('billing', 'cass', '{"full_name": "Cass Stale"}', '2026-01-01') \g /dev/null
select pg_temp.so_far(:'ann') as n \gset
select mds.retract('billing', 'cass', 'left us') \g /dev/null
select is(pg_temp.told(:'ann', :n - 4), array['joined cass ~cass', 'absorbed ~cass deterministic', 'news cass', 'stale cass', 'retracted cass "left us"'], 'the engine joined them, and a source withdrew a record');
set local session authorization test_steward;
select pg_temp.so_far(:'ann') as n \gset
select mds.pin_value(:'ann', '$.employer', '"Oak"', 'she said so') \g /dev/null
select mds.unpin_value(:'ann', '$.employer', 'was wrong') \g /dev/null
select is(pg_temp.told(:'ann', :n), array['pinned "she said so"', 'released "was wrong"'], 'pins');
select is((select array_agg(distinct action order by action) from (select action from mds.how_user(:'ann') union select action from mds.how_user(:'bert') union select action from mds.how_user(:'cass')) a),
    array['absorbed', 'created', 'golden', 'joined', 'left', 'move', 'news', 'parted', 'pinned', 'released', 'retracted', 'split', 'stale', 'unmerge'], 'everything there is to tell was told');
reset session authorization;

select finish();
rollback;
