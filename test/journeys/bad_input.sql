-- Nothing a source can send breaks anything; what cannot be used is refused, or kept with the reason.
begin;
\ir ../fixtures.sql
select plan(21);

set local session authorization test_crm;
select lives_ok(format('select mds.ingest(''crm'', %L, %L)', 'odd ' || n, payload), description)
  from (values
    (1, '{"full_name": "\u0001\u0002\u200b\ufeff"}', 'control characters for a name'),
    (3, '{"full_name": "𝔄𝔫𝔫 🦊 Oakley", "email": "🦊@example.org"}', 'characters beyond the plane'),
    (4, '{"date_of_birth": "2026-02-30", "phone": "++++", "email": "@@@", "country_code": "Atlantis", "gender": "?"}', 'values that mean nothing'),
    (5, '{"date_of_birth": 19800229, "phone": 442079460991, "full_name": 17}', 'numbers for strings'),
    (6, '{"full_name": "%s%n\\\\ $$ '' ; drop table mds.source_identities; --", "email": "a''b@example.org"}', 'somebody who tries'),
    (7, '{"emails": [null, "", " ", "a@example.org", "A@EXAMPLE.ORG"], "phones": [null]}', 'lists with holes'),
    (8, '{"addresses": [{}, "", {"city": null}, {"full": "?"}], "address": "x"}', 'addresses of nothing'),
    (9, '{"government_ids": [{}, {"type": "", "value": ""}, {"type": "nino", "value": "x"}]}', 'numbers of nothing'),
    (11, '{"verified": ["$.email"], "anything": {"deep": [[[{}]]]}}', 'keys that nobody knows')) as c (n, payload, description);
select lives_ok(format('select mds.ingest(''crm'', ''big'', %L)', jsonb_build_object('full_name', 'Big Oakley', key, value)), 'a megabyte under ' || key)
  from (values ('notes', to_jsonb(repeat('lorem ', 150000))), ('attributes', jsonb_build_object('x', repeat('lorem ', 150000))), ('preferences', jsonb_build_object('x', repeat('lorem ', 150000)))) as c (key, value);
select throws_ok(format('select mds.ingest(''crm'', ''big'', %L)', jsonb_build_object(key, value)), 'MDPAY', null, 'a megabyte for ' || key)
  from (values ('full_name', to_jsonb(repeat('x', 1000000))), ('emails', to_jsonb(array[repeat('x', 1000000)])), ('address', jsonb_build_object('street', repeat('x', 1000000))),
               ('date_of_birth', to_jsonb(repeat('1', 1000000)))) as c (key, value);
select is((select count(*) from mds.ingest_batch('crm', (select jsonb_agg(jsonb_build_object('source_record_id', 'b' || n, 'payload',
              case when n % 10 = 0 then jsonb_build_object('full_name', repeat('x', 100000)) else jsonb_build_object('employer', 'Firm ' || n) end)) from generate_series(1, 60) n))
            where action = 'rejected'), 6::bigint, 'in a batch the bad ones are rejected and the rest goes on');
select is((select count(*) from mds.rejected_records where error_code = 'MDPAY' and detail like '$.full_name%' and length(record) > 100000), 6::bigint, 'kept whole, with the path');
reset session authorization;
select is((select count(distinct canonical_user_id) from mds.source_identities where source_record_id like 'odd%'), (select count(*) from mds.source_identities where source_record_id like 'odd%'),
    'people of whom nothing usable is known are not the same person');
select is_empty('select * from pg_temp.stale_profiles()', 'profiles and lineage agree');
select is((select count(*) from mds.source_identities where canonical_user_id is null), 0::bigint, 'nobody is left unresolved');

select finish();
rollback;
