-- mds.merges: every time one user was folded into another.
begin;
\ir ../fixtures.sql
select plan(12);

select columns_are('mds', 'merges',
    array['id', 'kind', 'survivor_id', 'absorbed_id', 'match_method', 'match_weight', 'evidence', 'moved_identity_ids', 'kept_identity_ids',
        'reason', 'merged_at', 'merged_by', 'undone_at', 'undone_by_id', 'undoes_id', 'repeats_id', 'withdrawn_override_ids', 'reinstated_override_ids',
        'regrouping_id']);
select is(pg_temp.readers('mds.merges'), array['mds_approver', 'mds_auditor', 'mds_operator', 'mds_steward'], 'who may read all of it');
select is(pg_temp.writers('mds.merges'), array[]::text[], 'nobody but the owner writes to it');
select ok(relrowsecurity, 'row policies decide') from pg_class where oid = 'mds.merges'::regclass;

insert into mds.canonical_users (id) values ('00000000-0000-4000-8000-000000000001'), ('00000000-0000-4000-8000-000000000002');
insert into mds.merges (survivor_id, absorbed_id, match_method, moved_identity_ids)
values ('00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002', 'manual', '{}');
select throws_ok($$ update mds.merges set absorbed_id = survivor_id $$, '23514', null, 'a merge is of two users');
select throws_ok($$ update mds.merges set match_method = 'magic' $$, '23514', null, 'a method is one of three');
select throws_ok($$ update mds.merges set kind = 'split' $$, '23514', null, 'what only a person does has a reason');
select throws_ok($$ update mds.merges set kind = 'unmerge', reason = 'x' $$, '23514', null, 'an unmerge says what it undid');
select throws_ok($$ update mds.merges set undone_by_id = id $$, '23514', null, 'what was undone has a time');
select throws_ok($$ update mds.merges set survivor_id = gen_random_uuid() $$, '23503', null, 'both exist');
set local session authorization test_crm;
select is_empty('select id from mds.merges', 'a service sees no merges of people it did not report');
set local session authorization test_auditor;
select is((select count(*) from mds.merges), 1::bigint, 'an auditor sees all');
reset session authorization;

select finish();
rollback;
