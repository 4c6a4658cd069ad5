-- Deploy mds:mds/user_states to pg
-- requires: mds/canonical_profiles
begin;

create view mds.user_states with (security_invoker = true) as
select u.id as canonical_user_id, u.status, p.version, u.updated_at,
       case when u.status in ('active', 'inactive') then jsonb_build_object(
           'user_id', u.id, 'status', u.status, 'version', p.version, 'full_name', p.full_name, 'email', p.email,
           'phone_e164', p.phone_e164, 'country_code', p.country_code, 'preferences', p.preferences,
           'attributes', p.attributes, 'legacy_ids', u.legacy_ids, 'created_at', u.created_at,
           'updated_at', greatest(u.updated_at, p.updated_at)) end as state
  from mds.canonical_users u
  left join mds.canonical_profiles p on p.canonical_user_id = u.id;

comment on view   mds.user_states                   is 'Each user as topic user_state tells it. Granted to nobody: mds.golden_profiles is for readers.';
comment on column mds.user_states.canonical_user_id is 'The user.';
comment on column mds.user_states.status            is 'Its status.';
comment on column mds.user_states.version           is 'Version of its golden profile; null when it has none any more.';
comment on column mds.user_states.updated_at        is 'Last write to the user.';
comment on column mds.user_states.state             is 'Payload of user.state; null, a tombstone, when it was absorbed or erased.';

commit;
