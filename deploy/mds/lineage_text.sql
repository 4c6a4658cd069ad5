-- Deploy mds:mds/lineage_text to pg
-- requires: mds/attribute_lineage
begin;

create or replace function mds.lineage_text(p_row mds.attribute_lineage)
returns text
language sql
stable parallel safe
return jsonb_build_array((p_row).id, (p_row).canonical_profile_id, (p_row).attribute_path, (p_row).source_identity_id,
                         (p_row).payload_version, (p_row).value_pin_id, (p_row).value_hash, (p_row).confidence,
                         extract(epoch from (p_row).previous_ended_at), extract(epoch from (p_row).valid_from))::text;

comment on function mds.lineage_text(mds.attribute_lineage) is
$$A row of lineage as the text that is sealed: all of it but valid_to, which is the beginning of its successor. The same in every
time zone.$$;

commit;
