-- mds.custom_winner: a survivorship function of one's own.
begin;
\ir ../fixtures.sql
select plan(8);

select is(pg_temp.contract('mds.custom_winner'), 'stable returns bigint', 'contract');
select is(pg_temp.callers('mds.custom_winner'), array[]::text[], 'only functions of MDS call it');


create function public.oldest(p_claims mds.claim[]) returns bigint language sql immutable return (select source_identity_id from unnest(p_claims) order by said_at limit 1);
alter function public.oldest(mds.claim[]) owner to mds_owner;
create temp table claims on commit drop as
select array[row(null, 'x', 7, 1, 'crm', 'a', '2026-01-02', '{}', false, 'custom', '', 0, 1)::mds.claim, row(null, 'x', 9, 1, 'crm', 'b', '2026-01-01', '{}', false, 'custom', '', 0, 1)::mds.claim] as c;
select is(mds.custom_winner('public.oldest', c), 9::bigint, 'what the function says') from claims;
select throws_ok('select mds.custom_winner(''public.nothing; drop table claims'', c) from claims',
    case when current_setting('server_version_num')::integer < 160000 then '42602' else 'MDRUL' end, null, 'a name is a name');
create function public.oldest(p_claims integer) returns bigint language sql immutable return 1;
select is(mds.custom_winner('public.oldest', c), 9::bigint, 'another function of its name is another function') from claims;
drop function public.oldest(mds.claim[]);
select throws_ok('select mds.custom_winner(''public.oldest'', c) from claims', 'MDRUL', null, 'one that is gone decides nothing');
select is(mds.custom_winner('public.oldest', c, p_is_past => true), null, 'of another day it decided what lineage says') from claims;
create function public.oldest(p_claims mds.claim[]) returns bigint language sql immutable return 7;
alter function public.oldest(mds.claim[]) owner to test_operator;
select throws_ok('select mds.custom_winner(''public.oldest'', c) from claims', 'MDRUL', null, 'nor does what somebody else has put in its place') from claims;

select finish();
rollback;
