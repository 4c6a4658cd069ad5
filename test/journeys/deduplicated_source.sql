-- A system that holds each person once: two of its records are two people.
begin;
\ir ../fixtures.sql
select plan(6);

set local session authorization test_feeds;
select (pg_temp.says('members', '1', '{"full_name": "Ann Oakley", "email": "ann@example.org", "date_of_birth": "1980-02-29"}')).canonical_user_id as one \gset
select is((pg_temp.says('members', '2', '{"full_name": "Ann Oakley", "email": "ann@example.org", "date_of_birth": "1980-02-29"}')).action, 'queued', 'two records alike are two people, and a review');
select is((pg_temp.says('crm', '1', '{"full_name": "Ann Oakley", "email": "ann@example.org", "date_of_birth": "1980-02-29"}')).action, 'queued', 'a third of another system could be either, and is neither');
select is((select count(*) from unnest(pg_temp.partition()) p where p ~ 'members.*members'), 0::bigint, 'and does not chain them');
reset session authorization;
select is((select string_agg(distinct reason, ',') from mds.open_duplicates), 'deduplicated_source,either', 'the cases say why');
select mds.register_source('members', p_is_deduplicated => false) \g /dev/null
select mds.ingest('crm', '1', '{"full_name": "Ann Oakley", "email": "ann@example.org", "date_of_birth": "1980-02-29", "gender": "f"}') \g /dev/null
select is(pg_temp.partition(), array['crm:1 members:1 members:2'], 'where it does not hold any more, they join');
select is_empty('select * from mds.open_duplicates', 'and the cases are closed');

select finish();
rollback;
