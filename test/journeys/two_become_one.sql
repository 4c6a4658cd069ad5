-- A CRM customer and a shopper turn out to be one person, and later not.
begin;
\ir ../fixtures.sql
select plan(18);

-- The CRM knows a name and a phone number, the shop an e-mail address and an employer.
set local session authorization test_crm;
select (pg_temp.says('crm', 'c-1', '{"full_name": "Ann Oakley", "phone": "020 7946 0991"}', '2026-01-01')).canonical_user_id as customer,
       (pg_temp.says('shop', 's-1', '{"email": "ann.oakley@example.org", "employer": "Oak Ltd"}', '2026-01-01')).canonical_user_id as shopper \gset
select isnt(:'customer'::uuid, :'shopper'::uuid, 'two people, as far as anybody knows');

-- The customer gives the shop's address.
select results_eq($$ select canonical_user_id, action from pg_temp.says('crm', 'c-1', '{"full_name": "Ann Oakley", "phone": "020 7946 0991", "email": "ann.oakley@example.org", "external_ids": {"shop": "s-1"}}', '2026-02-01') $$,
    format($$ values (%L::uuid, 'merged') $$, :'customer'), 'they turn out to be one');
select is(mds.find_user('shop', 's-1'), :'customer', 'the older user survives');
select is(mds.resolve_user(:'shopper'), :'customer', 'and whoever keeps the other id finds it');
select is(array[mds.get_user(:'shopper') ->> 'user_id', mds.get_user(:'shopper') ->> 'is_redirected'], array[:'customer', 'true'], 'and is told that it was redirected');
select is(mds.get_user(:'customer') #> '{golden}' ?& array['full_name', 'phone_e164', 'email', 'employer'], true, 'the profile has what both knew');
select results_eq('select legacy_ids from mds.canonical_users where status = ''active''', $$ values ('{"crm": ["c-1"], "shop": ["s-1"]}'::jsonb) $$, 'and the user both keys');
select is((select array_agg(full_name) from mds.golden_profiles), array['Ann Oakley'], 'there is one profile to read');
select results_eq('select survivor_id, absorbed_id, undone_at from mds.merge_history', format($$ values (%L::uuid, %L::uuid, null::timestamptz) $$, :'customer', :'shopper'), 'the merge is on record');

-- It was a mistake of the clerk.
select clock_timestamp() as merged_at \gset
select results_eq($$ select canonical_user_id, action from pg_temp.says('crm', 'c-1', '{"full_name": "Ann Oakley", "phone": "020 7946 0991"}', '2026-03-01') $$,
    format($$ values (%L::uuid, 'split') $$, :'customer'), 'they part again');
select is(mds.find_user('shop', 's-1'), :'shopper', 'and the shopper gets the old id back');
select is(mds.resolve_user(:'shopper'), :'shopper', 'which is no redirect any more');
select is(mds.get_user(:'shopper') #>> '{golden,employer}', 'Oak Ltd', 'with what the shop knew');
select is(mds.get_user(:'customer') #>> '{golden,employer}', null, 'which the customer has lost');
select is((select undone_at is not null from mds.merge_history), true, 'the merge is undone on record');
select is(mds.get_user(:'shopper', :'merged_at') ->> 'user_id', :'customer', 'as of then they were one');
reset session authorization;
select is_empty('select * from pg_temp.stale_profiles()', 'profiles and lineage agree with the identities');
select is_empty('select id from mds.canonical_users where status = ''active'' except select canonical_user_id from mds.source_identities', 'no active user is without a record');

select finish();
rollback;
