-- mds.case_pairs: all that hangs together with a pair.
begin;
\ir ../fixtures.sql
select plan(7);

select is(pg_temp.contract('mds.case_pairs'), 'volatile returns bigint[]', 'contract');
select is(pg_temp.callers('mds.case_pairs'), array[]::text[], 'only functions of MDS call it');
insert into mds.canonical_users (id) select format('00000000-0000-4000-8000-00000000000%s', n)::uuid from generate_series(1, 6) n;
create function pg_temp.a_case(p_a integer, p_b integer) returns bigint language sql volatile as $$
    insert into mds.potential_duplicates (candidate_user_id, possible_match_user_id, reason)
    values (format('00000000-0000-4000-8000-00000000000%s', p_b)::uuid, format('00000000-0000-4000-8000-00000000000%s', p_a)::uuid, 'review_weight') returning id $$;
select pg_temp.a_case(1, 2) as c12, pg_temp.a_case(4, 3) as c43, pg_temp.a_case(3, 2) as c32, pg_temp.a_case(5, 6) as c56 \gset
select is(mds.case_pairs(:c12), array[:c12, :c43, :c32]::bigint[], 'users that hang together, whichever side they are on');
select is(mds.case_pairs(:c56), array[:c56]::bigint[], 'and no others');
update mds.potential_duplicates set closed_at = now(), state = 'dismissed' where id = :c32;
select is(mds.case_pairs(:c12), array[:c12]::bigint[], 'a closed pair holds nothing together');
select is(mds.case_pairs(:c32), array[:c12, :c43]::bigint[], 'what it held is found from it');
select is(mds.case_pairs(null), '{}', 'no pair, no case');

select finish();
rollback;
