-- mds.settlements_of: what became of the records that changed.
begin;
\ir ../fixtures.sql
select plan(10);

select is(pg_temp.contract('mds.settlements_of'), 'stable returns setof mds.settlement', 'contract');
select is(pg_temp.callers('mds.settlements_of'), array[]::text[], 'only functions of MDS call it');
select mds.ingest('crm', n::text, jsonb_build_object('employer', 'Firm ' || n)) from generate_series(1, 3) n \g /dev/null
select pg_temp.identity_of('crm', '1') as a, pg_temp.identity_of('crm', '2') as b, pg_temp.identity_of('crm', '3') as c,
       pg_temp.user_of('crm', '1') as one, pg_temp.user_of('crm', '2') as two, pg_temp.user_of('crm', '3') as three \gset

-- Of records a and b, in the clusters given by their owners: the answer for a and for b, as action and users affected.
create function pg_temp.became(p_previous uuid[], p_next uuid[], p_kinds text[], p_affected uuid[]) returns text[] language sql stable return (
    select array_agg(s.action || ' ' || cardinality(s.affected_user_ids) order by s.source_identity_id)
      from (select array[pg_temp.identity_of('crm', '1'), pg_temp.identity_of('crm', '2')] as ids) i,
           mds.settlements_of(i.ids, i.ids, case when p_next[1] = p_next[2] then array[1, 1] else array[1, 2] end, p_previous, p_next,
                              case when p_next[1] = p_next[2] then array[1] else array[1, 2] end, p_kinds, p_affected) s);

select is(pg_temp.became(array[null, null]::uuid[], array[:'one', :'two']::uuid[], '{minted,minted}', array[:'one', :'two']::uuid[]), '{created 1,created 1}', 'two new people');
select is(pg_temp.became(array[null, null]::uuid[], array[:'one', :'one']::uuid[], '{minted}', array[:'one']::uuid[]), '{created 1,linked 1}', 'two records of a new one: the first makes it');
select is(pg_temp.became(array[:'one', null]::uuid[], array[:'one', :'one']::uuid[], '{kept}', array[:'one']::uuid[]), '{unchanged 1,linked 1}', 'one more of a known one');
select is(pg_temp.became(array[:'one', :'two']::uuid[], array[:'one', :'one']::uuid[], '{kept}', array[:'one', :'two']::uuid[]), '{merged 2,moved 2}', 'two users become one');
select is(pg_temp.became(array[:'one', :'one']::uuid[], array[:'one', :'two']::uuid[], '{kept,revived}', array[:'one', :'two']::uuid[]), '{split 2,split 2}', 'and part');
select is(pg_temp.became(array[:'one', :'two']::uuid[], array[:'one', :'two']::uuid[], '{kept,kept}', array[:'one', :'two', :'three']::uuid[]), '{"unchanged 2","unchanged 1"}',
    'whom nothing tells apart goes with the first');

insert into mds.potential_duplicates (candidate_user_id, possible_match_user_id, match_score, reason) values (least(:'one', :'three')::uuid, greatest(:'one', :'three')::uuid, 50, 'review_weight');
select is(pg_temp.became(array[null, null]::uuid[], array[:'one', :'two']::uuid[], '{minted,minted}', array[:'one', :'two']::uuid[]), '{queued 1,created 1}', 'a new one with an open case is queued');
select results_eq(format($$ select source_identity_id, canonical_user_id, action, affected_user_ids from mds.settlements_of(array[%s], '{}', '{}', '{}', '{}', '{}', '{}', array[%L]::uuid[]) $$, :a, :'one'),
    format($$ values (%s::bigint, null::uuid, 'retracted', array[%L]::uuid[]) $$, :a, :'one'), 'who was not decided on is retracted');

select finish();
rollback;
