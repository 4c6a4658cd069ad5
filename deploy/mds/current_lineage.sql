-- Deploy mds:mds/current_lineage to pg
-- requires: mds/attribute_lineage
-- requires: mds/profile_of
begin;

create or replace view mds.current_lineage with (security_invoker = true) as
select u.id as canonical_user_id, l.attribute_path, l.source_identity_id, i.source_system, i.source_record_id,
       l.payload_version, l.value_pin_id, l.confidence, l.valid_from
  from mds.canonical_users u
 cross join lateral (select mds.profile_of(u.id) as id offset 0) p    -- by itself, else row policies keep it from the index
  join mds.attribute_lineage l on l.canonical_profile_id = p.id
  left join mds.source_identities i on i.id = l.source_identity_id
 where l.valid_to is null and l.value_hash is not null;

comment on view   mds.current_lineage                    is 'Where each value of a golden profile comes from today.';
comment on column mds.current_lineage.canonical_user_id  is 'The person.';
comment on column mds.current_lineage.attribute_path     is 'Which value, as a JSON path.';
comment on column mds.current_lineage.source_identity_id is 'Record that supplied it; null for a pin.';
comment on column mds.current_lineage.source_system      is 'Its system; null where the reader may not see the record.';
comment on column mds.current_lineage.source_record_id   is 'Its key there; null as well.';
comment on column mds.current_lineage.payload_version    is 'Version of its payload the value was read from.';
comment on column mds.current_lineage.value_pin_id       is 'Pin of a steward it comes from.';
comment on column mds.current_lineage.confidence         is 'Trust in the value when it won, 0 to 100.';
comment on column mds.current_lineage.valid_from         is 'Since when it is golden.';

commit;
