-- Newer, older and simultaneous signals end the same whichever comes first.
begin;
\ir ../fixtures.sql
select plan(8);

create function pg_temp.tells(p_id text, p_payloads text[], p_times text[]) returns text language plpgsql as $$
begin
    for i in 1 .. cardinality(p_payloads) loop
        perform mds.ingest('crm', p_id, jsonb_build_object('full_name', p_payloads[i], 'employer', 'Firm of ' || p_id), p_times[i]::timestamptz);
    end loop;
    return (select i.ingested_payload ->> 'full_name' || ', ' || (i.attributes #>> '{full_name}') from mds.source_identities i where i.source_record_id = p_id);
end;
$$;
select is(pg_temp.tells('old first', array['Ann Old', 'Ann New'], array['2026-01-01', '2026-02-01']), 'Ann New, Ann New', 'the newer signal wins when it comes last');
select is(pg_temp.tells('new first', array['Ann New', 'Ann Old'], array['2026-02-01', '2026-01-01']), 'Ann New, Ann New', 'and when it comes first');
select is(pg_temp.tells('same', array['Ann Red', 'Ann Blue'], array['2026-01-01', '2026-01-01']), pg_temp.tells('same', array['Ann Blue', 'Ann Red'], array['2026-01-01', '2026-01-01']), 'sent again in the other order, nothing changes');
savepoint here;
select mds.ingest('shop', 'x', '{"full_name": "Ann Red"}', '2026-01-01'), mds.ingest('shop', 'x', '{"full_name": "Ann Blue"}', '2026-01-01') \g /dev/null
select ingested_payload as one_way from mds.source_identities where source_system = 'shop' \gset
rollback to here;
select mds.ingest('shop', 'x', '{"full_name": "Ann Blue"}', '2026-01-01'), mds.ingest('shop', 'x', '{"full_name": "Ann Red"}', '2026-01-01') \g /dev/null
select is((select ingested_payload from mds.source_identities where source_system = 'shop'), :'one_way', 'of two signals of one moment the same one wins in both orders');
select is((select count(*) from mds.payload_versions v join mds.source_identities i on i.id = v.source_identity_id where i.source_system = 'shop'), 1::bigint, 'and the other is kept');
select mds.ingest('shop', 'x', '{"full_name": "Ann Blue"}', '2026-01-01'), mds.ingest('shop', 'x', '{"full_name": "Ann Red"}', '2026-01-01') \g /dev/null
select is((select count(*) from mds.payload_versions v join mds.source_identities i on i.id = v.source_identity_id where i.source_system = 'shop'), 1::bigint, 'once');
select is(pg_temp.tells('no times', array['Ann First', 'Ann Second'], array[null, null]), 'Ann Second, Ann Second', 'without times the last word counts');
select is_empty('select * from pg_temp.stale_profiles()', 'profiles and lineage agree');

select finish();
rollback;
