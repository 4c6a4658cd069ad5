-- Deploy mds:mds/derive to pg
-- requires: mds/read_record
-- requires: matching/store_features
begin;

create or replace function mds.derive(p_identity_ids bigint[])
returns void
language plpgsql
volatile parallel unsafe
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_features matching.features[];
begin
    with said as materialized (
        select i.id, i.attributes as before, r.attributes, r.features
          from mds.source_identities i
          join mds.source_systems s on s.name = i.source_system,
               lateral mds.read_record(s, i.id, i.source_record_id, i.ingested_payload) r
         where i.id = any (p_identity_ids) and i.retracted_at is null
    ),
    written as (
        update mds.source_identities i
           set attributes = s.attributes
          from said s
         where i.id = s.id and s.before is distinct from s.attributes
    )
    select array_agg(s.features order by s.id) into v_features from said s;
    perform matching.store_features(v_features);
end;
$$;

comment on function mds.derive(bigint[]) is
$$Derives anew from their payloads what identities offer, their features and their keys, with the normalisers and the model of today.
Decides nothing: mds.settle does, afterwards. Retracted identities stay out.$$;

commit;
