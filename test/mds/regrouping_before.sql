-- mds.regrouping_before: which earlier decision the present one undoes.
begin;
\ir ../fixtures.sql
select plan(19);

select is(pg_temp.contract('mds.regrouping_before'), 'volatile returns mds.regroupings', 'contract');
select is(pg_temp.callers('mds.regrouping_before'), array[]::text[], 'only functions of MDS call it');
select mds.ingest('crm', n::text, jsonb_build_object('employer', 'Firm ' || n)) from generate_series(1, 3) n \g /dev/null
select pg_temp.identity_of('crm', '1') as a, pg_temp.identity_of('crm', '2') as b, pg_temp.identity_of('crm', '3') as c,
       pg_temp.user_of('crm', '1') as one, pg_temp.user_of('crm', '2') as two, pg_temp.user_of('crm', '3') as three \gset

-- News of c have joined a and b; c was new.
insert into mds.regroupings (id, trigger_ids, identity_ids, previous_user_ids, next_user_ids)
values (1, array[:c]::bigint[], array[:a, :b, :c]::bigint[], array[:'one', :'two', null]::uuid[], array[:'one', :'one', :'one']::uuid[]);
update mds.source_identities set canonical_user_id = :'one' where id in (:b, :c);
update mds.canonical_users set status = 'merged', merged_into = :'one' where id = :'two';
create function pg_temp.found(p_undone bigint[], p_trigger bigint[], p_ids bigint[], p_clusters bigint[], p_users uuid[]) returns bigint
language sql volatile
return (mds.regrouping_before(p_undone, p_trigger, p_ids, p_clusters, p_users)).id;

update mds.source_identities set canonical_user_id = null where id = :c;
select is(pg_temp.found('{}', array[:c]::bigint[], array[:a, :b]::bigint[], '{1,2}', array[:'one', :'one']::uuid[]), 1::bigint, 'c is retracted, a and b part: as it was');
update mds.source_identities set canonical_user_id = :'one' where id = :c;
select is(pg_temp.found('{}', array[:c]::bigint[], array[:a, :b, :c]::bigint[], '{1,2,2}', array[:'one', :'one', :'one']::uuid[]), 1::bigint, 'c says something else: they part as well, wherever it goes');
select is(pg_temp.found('{}', array[:c]::bigint[], array[:a, :b]::bigint[], '{1,1}', array[:'one', :'one']::uuid[]), null, 'they stay together: that is not how it was');
select is(pg_temp.found('{}', array[:c]::bigint[], array[:a, :b]::bigint[], '{1,2}', array[:'one', :'three']::uuid[]), null, 'somebody has taken b elsewhere meanwhile');
select is(pg_temp.found('{}', array[:c]::bigint[], array[:a]::bigint[], '{1}', array[:'one']::uuid[]), null, 'b is gone, and nobody has said so now');
select is(pg_temp.found('{}', array[:a]::bigint[], array[:a, :b, :c]::bigint[], '{1,2,2}', array[:'one', :'one', :'one']::uuid[]), null, 'news of another record undo nothing of this');
select is(pg_temp.found('{}', array[:a, :c]::bigint[], array[:a, :b, :c]::bigint[], '{1,2,2}', array[:'one', :'one', :'one']::uuid[]), null, 'nor do news of many at once');
select is(pg_temp.found('{1}', array[:a]::bigint[], array[:a, :b, :c]::bigint[], '{1,2,2}', array[:'one', :'one', :'one']::uuid[]), 1::bigint, 'a person says what is undone');
select is(pg_temp.found('{99,1}', '{}', array[:a, :b, :c]::bigint[], '{1,2,2}', array[:'one', :'one', :'one']::uuid[]), 1::bigint, 'the first that fits');
select is(pg_temp.found('{99}', array[:c]::bigint[], array[:a, :b]::bigint[], '{1,2}', array[:'one', :'one']::uuid[]), null, 'and no other');

-- Of a batch, what hangs together with what is decided now: a third who moved elsewhere in it does not matter, one that came with it may be gone.
select mds.ingest('crm', n, '{"gender": "f"}') from unnest(array['d', 'e', 'f']) n \g /dev/null
select pg_temp.identity_of('crm', 'd') as d, pg_temp.identity_of('crm', 'e') as e, pg_temp.identity_of('crm', 'f') as f, pg_temp.user_of('crm', 'd') as four, pg_temp.user_of('crm', 'e') as five \gset
insert into mds.regroupings (id, trigger_ids, identity_ids, previous_user_ids, next_user_ids, revived_ids, revived_target_ids)
values (2, array[:c, :f, :e]::bigint[], array[:a, :b, :c, :f, :d, :e]::bigint[], array[:'one', :'two', null, null, :'four', :'five']::uuid[], array[:'one', :'one', :'one', :'one', :'four', :'four']::uuid[],
        array[:'four']::uuid[], array[:'five']::uuid[]);
update mds.source_identities set canonical_user_id = null where id in (:c, :f);
select results_eq(format('select id, identity_ids, revived_ids from mds.regrouping_before(''{}'', array[%3$s]::bigint[], array[%1$s, %2$s]::bigint[], ''{1,2}'', array[%4$L, %4$L]::uuid[])', :a, :b, :c, :'one'),
    format('values (2::bigint, array[%s, %s, %s, %s]::bigint[], array[]::uuid[])', :a, :b, :c, :f), 'two that came with it are gone: as it was');
update mds.source_identities set canonical_user_id = :'one' where id = :f;
select is(pg_temp.found('{}', array[:c]::bigint[], array[:a, :b]::bigint[], '{1,2}', array[:'one', :'one']::uuid[]) = 2, null, 'not while one that came with it is elsewhere');
select is(pg_temp.found('{}', array[:e]::bigint[], array[:d, :e]::bigint[], '{1,2}', array[:'four', :'four']::uuid[]), 2::bigint, 'each part by itself');
update mds.source_identities set canonical_user_id = :'one' where id in (:c, :f);
delete from mds.regroupings where id = 2;

-- News of c, who was there, have parted a from it; c is retracted.
insert into mds.regroupings (id, trigger_ids, identity_ids, previous_user_ids, next_user_ids)
values (3, array[:c]::bigint[], array[:a, :c]::bigint[], array[:'one', :'one']::uuid[], array[:'two', :'one']::uuid[]);
update mds.source_identities set canonical_user_id = case id when :a then :'two'::uuid when :c then null else :'three' end where id in (:a, :b, :c, :f);
select is(pg_temp.found('{}', array[:c]::bigint[], array[:a]::bigint[], '{1}', array[:'two']::uuid[]), null, 'who stays as they are keep their id');
select is(pg_temp.found('{3}', '{}', array[:a]::bigint[], '{1}', array[:'two']::uuid[]), null, 'a person cannot undo it: c is gone, and nobody has said so now');
update mds.source_identities set canonical_user_id = :'one' where id in (:a, :b, :c, :f);
delete from mds.regroupings where id = 3;

update mds.canonical_users set status = 'active', merged_into = null where id = :'two';
select mds.ingest('crm', '4', '{"employer": "Firm 4"}') \g /dev/null
update mds.source_identities set canonical_user_id = :'two' where source_record_id = '4';
select is(pg_temp.found('{1}', '{}', array[:a, :b, :c]::bigint[], '{1,2,2}', array[:'one', :'one', :'one']::uuid[]), null, 'an id that has another record by now is not taken from it');
update mds.source_identities set canonical_user_id = :'one' where source_record_id = '4';
update mds.canonical_users set status = 'deleted' where id = :'two';
select is(pg_temp.found('{1}', '{}', array[:a, :b, :c]::bigint[], '{1,2,2}', array[:'one', :'one', :'one']::uuid[]), null, 'who was erased does not come back');

select finish();
rollback;
