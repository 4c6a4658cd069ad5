-- Deploy mds:mds/derive to pg
-- requires: mds/source_identities
-- requires: mds/attributes_of
-- requires: normalise/person
-- requires: matching/store_features
begin;

create or replace function mds.derive(p_identity_ids bigint[])
returns void
language plpgsql
volatile parallel unsafe
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_each  record;
begin
    for v_each in
        select i.id, i.source_system, i.source_record_id, mds.attributes_of(i.ingested_payload, p.person) as attributes, p.person
          from mds.source_identities i
          join mds.source_systems s on s.name = i.source_system,
               lateral (select normalise.person(i.ingested_payload, s.default_country, s.date_order) as person offset 0) p
         where i.id = any (p_identity_ids) and i.retracted_at is null
    loop
        update mds.source_identities i
           set attributes = v_each.attributes
         where i.id = v_each.id and i.attributes is distinct from v_each.attributes;
        perform matching.store_features(v_each.id, v_each.source_system, v_each.source_record_id, v_each.person);
    end loop;
end;
$$;

comment on function mds.derive(bigint[]) is
$$Derives anew from their payloads what identities offer, their features and their keys, with the normalisers and the model of today.
Decides nothing: mds.settle does, afterwards. Retracted identities stay out.$$;

commit;
