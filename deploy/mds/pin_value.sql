-- Deploy mds:mds/pin_value to pg
-- requires: mds/pin
begin;

create or replace function mds.pin_value(
    p_user_id         uuid,
    p_attribute_path  text,
    p_value           jsonb,
    p_reason          text,
    p_expires_at      timestamptz default null
)
returns bigint
language sql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
begin atomic
    select mds.pin(p_user_id, jsonb_build_object(coalesce(regexp_replace(p_attribute_path, '^\$\.', ''), ''), p_value), p_reason, p_expires_at);
end;

comment on function mds.pin_value(uuid, text, jsonb, text, timestamptz) is
$$Pins a golden value of a user: it stands above every rule until released, or until mds.expire_pins finds it expired. Returns the
new version of the profile.

p_attribute_path is as in lineage, $.email or $.preferences.colour; $.name and $.address take objects. p_value null pins that there is
none. Raises MDNUS, and MDPAY for a value that ingest would leave out, no reason, or an expiry that has passed.$$;

grant execute on function mds.pin_value(uuid, text, jsonb, text, timestamptz) to mds_steward;

commit;
