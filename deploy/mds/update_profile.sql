-- Deploy mds:mds/update_profile to pg
-- requires: mds/pin
begin;

create or replace function mds.update_profile(p_user_id uuid, p_changes jsonb, p_expected_version bigint, p_reason text)
returns bigint
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
    if p_expected_version is null then
        raise exception 'no version expected'
            using errcode = 'MDPAY', detail = 'p_expected_version is null.', hint = 'Give the version of the profile that was read: mds.get_user says it.';
    end if;
    return mds.pin(p_user_id, p_changes, p_reason, null, p_expected_version);
end;
$$;

comment on function mds.update_profile(uuid, jsonb, bigint, text) is
$$Corrects golden values by hand, if the profile still is what was read: returns its new version. The correction is a pin without
expiry, with the reason; mds.unpin_value takes it back.

p_changes: {"email": "ann@example.org", "family_name": "Smith", "employer": null, "preferences": {"newsletter": false}}; null: there is
none, whatever the records say. Values are normalised. A merged id is followed, and its survivor's version expected. Raises MDVER when
the profile has another version (DETAIL is the current one; nothing was written), MDNUS, and MDPAY for unusable values, no
version or no reason.$$;

grant execute on function mds.update_profile(uuid, jsonb, bigint, text) to mds_steward;

commit;
