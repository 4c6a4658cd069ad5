-- mds.unmerge: undoes a merge, split, move or unmerge.
begin;
\ir ../fixtures.sql
select plan(62);

select is(pg_temp.contract('mds.unmerge'), 'volatile definer returns mds.merge_result', 'contract');
select is(pg_temp.callers('mds.unmerge'), array['mds_steward'], 'who may call it');

-- What there is to see of a state; users that were made since, and the journal, are left out.
create function pg_temp.state_of(p_users uuid[]) returns jsonb language sql volatile security definer
return jsonb_build_object(
    'users', (select jsonb_agg(jsonb_build_array(u.id, u.status, u.merged_into, u.legacy_ids) order by u.id) from mds.canonical_users u where u.id = any (p_users)),
    'profiles', (select jsonb_agg(to_jsonb(p) - 'version' - 'updated_at' order by p.canonical_user_id) from mds.canonical_profiles p where p.canonical_user_id = any (p_users)),
    'identities', (select jsonb_agg(to_jsonb(i) - 'updated_at' - 'minted_user_id' order by i.id) from mds.source_identities i),
    'lineage', (select jsonb_agg(to_jsonb(l) - '{id,valid_from,previous_ended_at}'::text[] order by l.canonical_profile_id, l.attribute_path) from mds.attribute_lineage l where l.valid_to is null and l.value_hash is not null),
    'edges', (select jsonb_agg(to_jsonb(e) - 'scored_at' order by e.left_id, e.right_id) from matching.edges e),
    'cases', (select jsonb_agg(jsonb_build_array(d.candidate_user_id, d.possible_match_user_id, d.reason, d.match_weight) order by 1, 2) from (select * from mds.potential_duplicates d where closed_at is null) d));
create function pg_temp.users() returns uuid[] language sql volatile security definer
begin atomic
    select array_agg(id order by id) from mds.canonical_users;
end;

select (mds.ingest('crm', '1', '{"full_name": "Ann Oakley", "employer": "Oak Ltd"}')).canonical_user_id as ann,
       (mds.ingest('billing', '1', '{"email": "a.o@example.org", "phone": "020 7946 0991"}')).canonical_user_id as payer,
       (mds.ingest('shop', '1', '{"full_name": "Zoe Zest", "date_of_birth": "1970-07-07"}')).canonical_user_id as zoe \gset
select mds.ingest('billing', '2', '{"email": "a.o@example.org", "phone": "020 7946 0991"}') \g /dev/null
select pg_temp.users() as everybody, pg_temp.state_of(pg_temp.users()) as start \gset
set local session authorization test_steward;

-- A merge by a person.
select merge_id as merge from mds.merge_users(:'ann', :'payer', 'she called') \gset
select results_eq(format($$ select state, survivor_id, absorbed_id from mds.unmerge(%s, 'it was her sister') $$, :'merge'),
    format($$ values ('applied', %L::uuid, %L::uuid) $$, :'ann', :'payer'), 'a merge is undone');
select is(pg_temp.state_of(:'everybody'), :'start'::jsonb, 'and everything is as it was');
select is(mds.resolve_user(:'payer'), :'payer', 'the absorbed id stands for itself again');
select results_eq('select kind, reason, undone_at is null from mds.merges order by id', $$ values ('merge', 'she called', false), ('unmerge', 'it was her sister', true) $$, 'both are in the journal');
select is((select undone_by_id from mds.merge_history where id = :merge), (select max(id) from mds.merge_history), 'which says what undid what');
select throws_ok(format('select mds.unmerge(%s, ''x'')', :'merge'), 'MDUND', null, 'it is undone once');

-- The unmerge undone, and that undone.
select max(id) as unmerge from mds.merge_history \gset
select is((mds.unmerge(:unmerge, 'not her sister after all')).state, 'applied', 'an unmerge is undone');
select is(pg_temp.user_of('billing', '2'), :'ann'::uuid, 'and they are one again');
select max(id) as merge from mds.merge_history where kind = 'merge' \gset
select mds.unmerge(:merge, 'her sister for sure') \g /dev/null
select is(pg_temp.state_of(:'everybody'), :'start'::jsonb, 'undone once more, everything is as it was');

-- However often: the verdict is one, whichever entry stands for it.
select merge_id as merge from mds.merge_users(:'ann', :'payer', 'once more') \gset
select merge_id as u1 from mds.unmerge(:merge, 'x') \gset
select merge_id as u2 from mds.unmerge(:u1, 'x') \gset
select merge_id as u3 from mds.unmerge(:u2, 'x') \gset
select merge_id as u4 from mds.unmerge(:u3, 'x') \gset
select is(pg_temp.user_of('billing', '2'), :'ann'::uuid, 'undone and done again, twice');
select results_eq(format('select repeats_id from mds.merges where kind = ''merge'' and undone_at is null'), array[:merge::bigint], 'the journal has which merge it is');
select mds.unmerge(:merge, 'x') \g /dev/null
select is(pg_temp.state_of(:'everybody'), :'start'::jsonb, 'undone by its first number, everything is as it was');
reset session authorization;
select is_empty('select id from mds.overrides where withdrawn_at is null', 'and no verdict is left');
set local session authorization test_steward;

-- A split.
select id as record from mds.user_identities u, lateral (select u.source_identity_id as id) i where u.source_record_id = '2' \gset
select merge_id as split, absorbed_id as new_id from mds.split_user(:'payer', array[:record], 'two cards') \gset
select is(pg_temp.user_of('billing', '2'), :'new_id'::uuid, 'given a split');
select is((mds.unmerge(:split, 'one card')).state, 'applied', 'it is undone');
select is(pg_temp.state_of(:'everybody'), :'start'::jsonb, 'and everything is as it was');
select is(mds.resolve_user(:'new_id'), :'payer', 'but that the id it minted stands for the user');
select max(id) as unmerge from mds.merge_history where kind = 'unmerge' \gset
select mds.unmerge(:unmerge, 'two cards') \g /dev/null
select is(pg_temp.user_of('billing', '2'), :'new_id'::uuid, 'the split done again gives the same id');
select mds.unmerge(:split, 'one card') \g /dev/null
select is(pg_temp.state_of(:'everybody'), :'start'::jsonb, 'and is undone again');

-- A move.
select merge_id as move from mds.move_identity(:record, :'zoe', 'hers') \gset
select is(pg_temp.user_of('billing', '2'), :'zoe'::uuid, 'given a move');
select is((mds.unmerge(:move, 'not hers')).state, 'applied', 'it is undone');
select is(pg_temp.state_of(:'everybody'), :'start'::jsonb, 'and everything is as it was');
select max(id) as unmerge from mds.merge_history where kind = 'unmerge' \gset
select mds.unmerge(:unmerge, 'hers') \g /dev/null
select is(pg_temp.user_of('billing', '2'), :'zoe'::uuid, 'and done again');
select mds.unmerge(:move, 'not hers') \g /dev/null
select is(pg_temp.state_of(:'everybody'), :'start'::jsonb, 'and undone again');

-- In any order: payer into Ann, both into Zoe; the first is undone first.
select merge_id as first from mds.merge_users(:'ann', :'payer', '1') \gset
select merge_id as second from mds.merge_users(:'zoe', :'ann', '2') \gset
select is(pg_temp.partition(), array['billing:1 billing:2 crm:1 shop:1'], 'given a chain of merges');
select mds.unmerge(:first, 'back') \g /dev/null
select is(pg_temp.partition(), array['billing:1 billing:2', 'crm:1 shop:1'], 'the first is undone below the second');
select is(array[mds.resolve_user(:'payer'), mds.resolve_user(:'ann')], array[:'payer', :'zoe']::uuid[], 'each id stands for whom it should');
select mds.unmerge(:second, 'back') \g /dev/null
select is(pg_temp.state_of(:'everybody'), :'start'::jsonb, 'and both undone, everything is as it was');
select merge_id as first from mds.merge_users(:'ann', :'payer', '1') \gset
select merge_id as second from mds.merge_users(:'zoe', :'ann', '2') \gset
select mds.unmerge(:second, 'back') \g /dev/null
select is(pg_temp.partition(), array['billing:1 billing:2 crm:1', 'shop:1'], 'the other order: the second');
select mds.unmerge(:first, 'back') \g /dev/null
select is(pg_temp.state_of(:'everybody'), :'start'::jsonb, 'and then the first');

-- A merge by the evidence would come again: the person's word stands.
reset session authorization;
select (mds.ingest('crm', '31', '{"full_name": "Cass Oakhurst", "date_of_birth": "1980-02-29"}')).canonical_user_id as cass,
       (mds.ingest('shop', '32', '{"email": "cass@example.org"}')).canonical_user_id as shopper \gset
select mds.ingest('crm', '31', '{"full_name": "Cass Oakhurst", "date_of_birth": "1980-02-29", "email": "cass@example.org", "external_ids": {"shop": "32"}}') \g /dev/null
select id as auto from mds.merges where absorbed_id = :'shopper' \gset
set local session authorization test_steward;
select is(pg_temp.user_of('shop', '32'), :'cass'::uuid, 'given a merge by a rule');
select is((mds.unmerge(:auto, 'her mother')).absorbed_id, :'shopper', 'it is undone');
select is(pg_temp.user_of('shop', '32'), :'shopper'::uuid, 'the shopper has her id back');
reset session authorization;
select mds.ingest('shop', '32', '{"email": "cass@example.org", "employer": "Oak"}') \g /dev/null
select mds.recompute() \g /dev/null
select is(pg_temp.user_of('shop', '32'), :'shopper'::uuid, 'and keeps it, whatever the rule says');
set local session authorization test_steward;
select max(id) as unmerge from mds.merge_history where kind = 'unmerge' \gset
select mds.unmerge(:unmerge, 'herself') \g /dev/null
select is(pg_temp.user_of('shop', '32'), :'cass'::uuid, 'undone, the rule counts again');

-- What came since goes where its evidence puts it.
select merge_id as merge from mds.merge_users(:'ann', :'payer', 'x') \gset
reset session authorization;
select is((mds.ingest('billing', '40', '{"email": "a.o@example.org", "phone": "020 7946 0991"}')).canonical_user_id, :'ann'::uuid, 'a record that came after the merge');
set local session authorization test_steward;
select mds.unmerge(:merge, 'x') \g /dev/null
select is(pg_temp.user_of('billing', '40'), :'payer'::uuid, 'goes with whom it resembles');

-- Ids, redirects and rows of other tables of before, whoever stands behind them: the head of a record is elsewhere, the redirect led through another.
reset session authorization;
create schema tally;
create table tally.bills (id integer primary key, user_id uuid);
grant usage on schema tally to mds_references; grant select, update on tally.bills to mds_references;
select mds.register_reference('tally.bills', 'user_id') \g /dev/null
select (mds.ingest('crm', '51', '{"employer": "One"}')).canonical_user_id as one, (mds.ingest('crm', '52', '{"employer": "Two"}')).canonical_user_id as two,
       (mds.ingest('crm', '53', '{"employer": "Three"}')).canonical_user_id as three, (mds.ingest('crm', '54', '{"employer": "Four"}')).canonical_user_id as four \gset
insert into tally.bills values (1, :'one'), (2, :'two'), (3, :'three'), (4, :'four');
set local session authorization test_steward;
select merge_id as m1 from mds.merge_users(:'two', :'one', 'x') \gset
select merge_id as m2 from mds.merge_users(:'three', :'two', 'x') \gset
select merge_id as m3 from mds.merge_users(:'four', :'three', 'x') \gset
select merge_id as s1 from mds.split_user(:'four', array[pg_temp.identity_of('crm', '51'), pg_temp.identity_of('crm', '53')], 'y') \gset
reset session authorization;
select is((select user_id from tally.bills where id = 1), (select mds.resolve_user(:'one')), 'a row follows the redirects of its own user');
set local session authorization test_steward;
select merge_id as s2 from mds.split_user(pg_temp.user_of('crm', '53'), array[pg_temp.identity_of('crm', '51')], 'z') \gset
reset session authorization;
select is((select user_id from tally.bills where id = 1), :'one'::uuid, 'and goes home when that one stands for itself, wherever it was');
select pg_temp.users() as everybody, pg_temp.state_of(pg_temp.users()) as start, array(select user_id from tally.bills order by id) as bills \gset
set local session authorization test_steward;
select mds.unmerge(:s2, 'x') \g /dev/null
select max(id) as back from mds.merge_history \gset
select mds.unmerge(:back, 'x') \g /dev/null
reset session authorization;
select is(pg_temp.state_of(:'everybody'), :'start'::jsonb, 'undone and done again');
select is(array(select user_id from tally.bills order by id), :'bills'::uuid[], 'rows of other tables as well');
select results_eq(format('select undone_by_id from mds.merges where id in (%s, %s) order by id', :s2, :back), format('values (null::bigint), (%s)', (select max(id) from mds.merges)), 'a split that was undone, and that undone, holds');
set local session authorization test_steward;
select mds.unmerge((select max(id) from mds.merge_history), 'x') \g /dev/null
select throws_ok(format('select mds.unmerge(%s, ''x'')', :s2), 'MDUND', null, 'and does not when that is undone in its turn');
select mds.unmerge((select max(id) from mds.merge_history), 'x') \g /dev/null
select mds.unmerge(:s2, 'x') \g /dev/null
select mds.unmerge(:s1, 'x') \g /dev/null
reset session authorization;
select is(array[(select merged_into from mds.canonical_users where id = :'one'), (select merged_into from mds.canonical_users where id = :'two'), (select merged_into from mds.canonical_users where id = :'three')],
    array[:'two', :'three', :'four']::uuid[], 'each redirect leads where it led');
set local session authorization test_steward;
select mds.unmerge(:m3, 'x') \g /dev/null
select mds.unmerge(:m2, 'x') \g /dev/null
select mds.unmerge(:m1, 'x') \g /dev/null
select is(array[pg_temp.user_of('crm', '51'), pg_temp.user_of('crm', '52'), pg_temp.user_of('crm', '53'), pg_temp.user_of('crm', '54')], array[:'one', :'two', :'three', :'four']::uuid[],
    'and everybody is who they were');

-- Nothing is said to be undone that is not.
select merge_id as m1 from mds.merge_users(:'one', :'two', 'x') \gset
select merge_id as s1 from mds.split_user(:'one', array[pg_temp.identity_of('crm', '52')], 'y') \gset
select merge_id as m2 from mds.merge_users(:'three', pg_temp.user_of('crm', '52'), 'z') \gset
reset session authorization;
select mds.impose(array[pg_temp.identity_of('crm', '51')], array[pg_temp.identity_of('crm', '53')], -1, 'override', 'not them', 'me') \g /dev/null
set local session authorization test_steward;
select is((mds.unmerge(:s1, 'x')).state, 'applied', 'a split is undone, though the record is with another by now');
select is(array[pg_temp.user_of('crm', '51'), pg_temp.user_of('crm', '52'), pg_temp.user_of('crm', '53')], array[:'one', :'one', :'three']::uuid[], 'who keeps its id');
select mds.unmerge((select max(id) from mds.merge_history), 'x') \g /dev/null
select is(pg_temp.user_of('crm', '52'), :'three'::uuid, 'and that is undone as well');
reset session authorization;
select (mds.ingest('crm', '61', '{"full_name": "Una Undo", "email": "una@example.org"}')).canonical_user_id as una \gset
select mds.ingest('shop', '62', '{"full_name": "Una Undo", "email": "una@example.org"}') \g /dev/null
set local session authorization test_steward;
select merge_id as s1 from mds.split_user(:'una', array[pg_temp.identity_of('shop', '62')], 'y') \gset
reset session authorization;
select mds.ingest('shop', '62', '{"employer": "Nobody & Sons"}') \g /dev/null
set local session authorization test_steward;
select throws_ok(format('select mds.unmerge(%s, ''x'')', :s1), 'MDUNM', null, 'a split of what the evidence does not hold together any more is refused');
select is(pg_temp.user_of('shop', '62') = :'una', false, 'and nobody has moved');
reset session authorization;
select (mds.ingest('crm', '71', '{"full_name": "Tess Twice", "email": "tess@example.org"}')).canonical_user_id as tess \gset
select mds.ingest('shop', '72', '{"full_name": "Tess Twice", "email": "tess@example.org"}') \g /dev/null
select pg_temp.identity_of('crm', '71') as first, pg_temp.identity_of('shop', '72') as second \gset
set local session authorization test_steward;
select merge_id as s1 from mds.split_user(:'tess', array[:second], 'y') \gset
select mds.set_override('must_link', :first, :second, 'one after all') \g /dev/null
select throws_ok(format('select mds.unmerge(%s, ''x'')', :s1), 'MDUNM', null, 'so is one that an override has undone already');

-- Refusals.
select merge_id as merge from mds.merge_users(:'ann', :'payer', 'x') \gset
select merge_id as move from mds.move_identity(:record, :'zoe', 'hers') \gset
select throws_ok(format('select mds.unmerge(%s, ''x'')', :'merge'), 'MDUNM', null, 'a later move of its records stands on a merge');
select mds.unmerge(:move, 'x') \g /dev/null
select lives_ok(format('select mds.unmerge(%s, ''x'')', :'merge'), 'once that is undone, it can be undone');
select merge_id as merge from mds.merge_users(:'zoe', :'ann', 'x') \gset
reset session authorization;
select mds.retract('crm', '1', 'left') \g /dev/null
set local session authorization test_steward;
select throws_ok(format('select mds.unmerge(%s, ''x'')', :'merge'), 'MDUNM', null, 'what the source has withdrawn cannot be given back');
select throws_ok('select mds.unmerge(0, ''x'')', 'MDNMG', null, 'an entry that never was');
select throws_ok('select mds.unmerge(null, ''x'')', 'MDNMG', null, 'and none');
select throws_ok(format('select mds.unmerge(%s, null)', :'merge'), 'MDPAY', null, 'an unmerge has a reason');
reset session authorization;
select is_empty('select * from pg_temp.stale_profiles()', 'profiles and lineage agree with the identities');
select is_empty('select id from mds.canonical_users where status = ''active'' except select canonical_user_id from mds.source_identities', 'no active user is without a record');
set local session authorization test_operator;
select throws_ok(format('select mds.unmerge(%s, ''x'')', :'merge'), '42501', null, 'an operator does not decide on people');
reset session authorization;

select finish();
rollback;
