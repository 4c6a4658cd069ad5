-- What a steward has pinned follows the user it was said of, through merge, unmerge, split and move, and comes back.
begin;
\ir ../fixtures.sql
select plan(31);

-- Thresholds that the cases below are made for.
select pg_temp.decide_by('{"join_weight": 5, "review_weight": 0}') \g /dev/null

create function pg_temp.golden(p_system text, p_id text) returns text[] language sql volatile security definer
return (select array[g.attributes ->> 'employer', g.attributes ->> 'occupation'] from mds.canonical_profiles g where g.canonical_user_id = pg_temp.user_of(p_system, p_id));
create function pg_temp.pins() returns text[] language sql volatile security definer
return array(select i.source_record_id || ' ' || p.attribute || ' ' || (p.value #>> '{}') from mds.value_pins p join mds.source_identities i on i.minted_user_id = p.canonical_user_id
              where p.valid_to is null order by 1);

select (mds.ingest('crm', 'ann', '{"full_name": "Ann Oakley", "employer": "Ash"}')).canonical_user_id as ann,
       (mds.ingest('shop', 'bert', '{"full_name": "Bertram Quux"}')).canonical_user_id as bert,
       (mds.ingest('billing', 'cass', '{"full_name": "Cass Rhys", "occupation": "Cook"}')).canonical_user_id as cass \gset
select mds.ingest('crm', 'ann2', '{"full_name": "Ann Oakley", "date_of_birth": "1980-02-29"}') \g /dev/null
select mds.merge_users(:'ann', pg_temp.user_of('crm', 'ann2'), 'two cards') \g /dev/null
set local session authorization test_steward;
select mds.pin_value(:'ann', '$.employer', '"Oak"', 'she said so'), mds.pin_value(:'bert', '$.employer', '"Elm"', 'he said so'), mds.pin_value(:'bert', '$.occupation', '"Baker"', 'he said so') \g /dev/null
select is(array[pg_temp.golden('crm', 'ann'), pg_temp.golden('shop', 'bert'), pg_temp.golden('billing', 'cass')], array[['Oak', null], ['Elm', 'Baker'], [null, 'Cook']], 'given pins');
select pg_temp.pins() as pins \gset

-- Merge and unmerge, either way.
select merge_id as merge from mds.merge_users(:'ann', :'bert', 'x') \gset
select is(pg_temp.golden('crm', 'ann'), array['Oak', 'Baker'], 'merged, the survivor has its own pins, and the other''s where it has none');
select is(pg_temp.pins(), :'pins'::text[], 'each pin is whose it was');
select mds.unmerge(:merge, 'x') \g /dev/null
select is(array[pg_temp.golden('crm', 'ann'), pg_temp.golden('shop', 'bert')], array[['Oak', null], ['Elm', 'Baker']], 'unmerged, each has its own');
select merge_id as merge from mds.merge_users(:'bert', :'ann', 'x') \gset
select is(pg_temp.golden('crm', 'ann'), array['Elm', 'Baker'], 'merged the other way, the other''s stand above');
select mds.unmerge(:merge, 'x') \g /dev/null
select is(array[pg_temp.golden('crm', 'ann'), pg_temp.golden('shop', 'bert')], array[['Oak', null], ['Elm', 'Baker']], 'and each has its own again');

-- A pin that comes while they are one is the survivor's, and one that is released then stays released.
select merge_id as merge from mds.merge_users(:'ann', :'bert', 'x') \gset
select mds.pin_value(:'ann', '$.gender', '"f"', 'she said so'), mds.unpin_value(:'ann', '$.occupation', 'she is no baker') \g /dev/null
select is(pg_temp.golden('crm', 'ann'), array['Oak', null], 'released by the survivor');
select mds.unmerge(:merge, 'x') \g /dev/null
select is(array[pg_temp.golden('crm', 'ann'), pg_temp.golden('shop', 'bert')], array[['Oak', null], ['Elm', null]], 'it does not come back');
select is(array[mds.get_user(:'ann') #>> '{golden,gender}', mds.get_user(:'bert') #>> '{golden,gender}'], array['f', null], 'what was pinned meanwhile is the survivor''s');
select results_eq(format('select action, reason from mds.how_user(%L) where attribute_paths = array[''$.occupation''] and action <> ''golden''', :'bert'), $$ values ('pinned', 'he said so'), ('released', 'she is no baker') $$, 'and the story says so');
select mds.pin_value(:'bert', '$.occupation', '"Baker"', 'he is'), mds.unpin_value(:'ann', '$.gender', 'x') \g /dev/null
select is(pg_temp.pins(), :'pins'::text[], 'given the pins of before');

-- A chain, undone in the middle.
select merge_id as first from mds.merge_users(:'cass', :'bert', 'x') \gset
select merge_id as second from mds.merge_users(:'ann', :'cass', 'x') \gset
select is(pg_temp.golden('crm', 'ann'), array['Oak', 'Baker'], 'through two merges');
select mds.unmerge(:first, 'x') \g /dev/null
select is(array[pg_temp.golden('crm', 'ann'), pg_temp.golden('shop', 'bert')], array[['Oak', 'Cook'], ['Elm', 'Baker']], 'the first undone, his pins go with him');
select mds.unmerge((select max(id) from mds.merge_history), 'x') \g /dev/null
select is(pg_temp.golden('crm', 'ann'), array['Oak', 'Baker'], 'and come again with him');
select mds.unmerge(:second, 'x') \g /dev/null
select is(array[pg_temp.golden('crm', 'ann'), pg_temp.golden('billing', 'cass')], array[['Oak', null], ['Elm', 'Baker']], 'the second undone, they are with whom he is');

-- Split: who keeps the id keeps the pins, who gets an id back gets the pins that were said of it.
select merge_id as split from mds.split_user(:'cass', array[pg_temp.identity_of('shop', 'bert')], 'x') \gset
select is(pg_temp.user_of('shop', 'bert'), :'bert'::uuid, 'given a split that gives an id back');
select is(array[pg_temp.golden('shop', 'bert'), pg_temp.golden('billing', 'cass')], array[['Elm', 'Baker'], [null, 'Cook']], 'his pins come back with it');
select mds.unmerge(:split, 'x') \g /dev/null
select is(pg_temp.golden('billing', 'cass'), array['Elm', 'Baker'], 'undone');
select mds.unmerge(:first, 'x') \g /dev/null
select merge_id as split from mds.split_user(:'ann', array[pg_temp.identity_of('crm', 'ann2')], 'x') \gset
select is(array[pg_temp.golden('crm', 'ann'), pg_temp.golden('crm', 'ann2')], array[['Oak', null], [null, null]], 'who leaves takes no pin along');

-- Move: of a record, not of the user; of the last one the user goes along.
select merge_id as move from mds.move_identity(pg_temp.identity_of('crm', 'ann2'), :'bert', 'x') \gset
select is(pg_temp.golden('crm', 'ann2'), array['Elm', 'Baker'], 'a record that is moved is under the pins of where it is');
select mds.unmerge(:move, 'x') \g /dev/null
select mds.unmerge(:split, 'x') \g /dev/null
select merge_id as move from mds.move_identity(pg_temp.identity_of('crm', 'ann2'), :'cass', 'x') \gset
select is(array[pg_temp.golden('crm', 'ann'), pg_temp.golden('crm', 'ann2')], array[['Oak', null], [null, 'Cook']], 'pins stay with whom it leaves');
select mds.unmerge(:move, 'x') \g /dev/null
select is(array[pg_temp.golden('crm', 'ann'), pg_temp.golden('shop', 'bert'), pg_temp.golden('billing', 'cass')], array[['Oak', null], ['Elm', 'Baker'], [null, 'Cook']], 'and everything is as it was');
reset session authorization;

-- The id leads elsewhere than the record is: the pins go with the id.
set local session authorization test_steward;
select merge_id as m1 from mds.merge_users(:'cass', :'bert', 'x') \gset
select merge_id as m2 from mds.move_identity(pg_temp.identity_of('shop', 'bert'), :'ann', 'x') \gset
select is(array[pg_temp.golden('crm', 'ann'), pg_temp.golden('billing', 'cass')], array[['Oak', null], ['Elm', 'Baker']], 'given pins of a user whose record is with another');
select merge_id as split from mds.split_user(:'ann', array[pg_temp.identity_of('shop', 'bert')], 'x') \gset
select is(array[pg_temp.golden('shop', 'bert'), pg_temp.golden('billing', 'cass')], array[['Elm', 'Baker'], [null, 'Cook']], 'the id comes back with the record, and its pins from whom it led to');
select mds.unmerge(:split, 'x') \g /dev/null
select is(array[pg_temp.golden('crm', 'ann'), pg_temp.golden('billing', 'cass')], array[['Oak', null], ['Elm', 'Baker']], 'and go back there');
select mds.unmerge(:m2, 'x') \g /dev/null
select mds.unmerge(:m1, 'x') \g /dev/null
select is(array[pg_temp.golden('crm', 'ann'), pg_temp.golden('shop', 'bert'), pg_temp.golden('billing', 'cass')], array[['Oak', null], ['Elm', 'Baker'], [null, 'Cook']], 'everything undone');
reset session authorization;

-- The engine joins and parts them by itself.
select mds.ingest('crm', 'bridge', '{"external_ids": {"crm": "ann", "shop": "bert"}}') \g /dev/null
select is(array[pg_temp.user_of('shop', 'bert')]::text[] || pg_temp.golden('crm', 'ann'), array[:'ann', 'Oak', 'Baker'], 'joined by the evidence');
select mds.retract('crm', 'bridge', 'a mistake') \g /dev/null
select is(array[pg_temp.golden('crm', 'ann'), pg_temp.golden('shop', 'bert')], array[['Oak', null], ['Elm', 'Baker']], 'and parted');

-- Withdrawn by its source, and back.
select mds.retract('shop', 'bert', 'left') \g /dev/null
select mds.ingest('shop', 'bert', '{"full_name": "Bertram Quux"}') \g /dev/null
select is(pg_temp.golden('shop', 'bert'), array['Elm', 'Baker'], 'a user that comes back has its pins');
select is(pg_temp.pins(), :'pins'::text[], 'each pin is whose it was');
select is_empty('select * from mds.verify_golden() union all select * from mds.verify_lineage()', 'and all is as the laws say');

select finish();
rollback;
