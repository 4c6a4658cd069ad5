-- mds.user_states: each user as topic user_state tells it.
begin;
\ir ../fixtures.sql
select plan(5);

select columns_are('mds', 'user_states', array['canonical_user_id', 'status', 'version', 'updated_at', 'state']);
select is(pg_temp.readers('mds.user_states'), array[]::text[], 'granted to nobody');
insert into mds.canonical_users (id, status) values ('00000000-0000-4000-8000-00000000000a', 'active'), ('00000000-0000-4000-8000-00000000000b', 'deleted');
insert into mds.canonical_users (id, status, merged_into) values ('00000000-0000-4000-8000-00000000000c', 'merged', '00000000-0000-4000-8000-00000000000a');
insert into mds.canonical_profiles (canonical_user_id, full_name, claimed_email) values ('00000000-0000-4000-8000-00000000000a', 'Ann Oakley', 'ann@example.org');
select set_eq('select status::text from mds.user_states where state is null', array['deleted', 'merged'], 'who is no more has no state');
select is(state ->> 'full_name', 'Ann Oakley', 'a state has the golden values') from mds.user_states where status = 'active';
select ok(not state ? 'claimed_email' and state -> 'email' = 'null', 'and not what is only claimed') from mds.user_states where status = 'active';

select finish();
rollback;
