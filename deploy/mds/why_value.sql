-- Deploy mds:mds/why_value to pg
-- requires: mds/golden_at
-- requires: mds/offers_at
-- requires: mds/claims
-- requires: mds/broken_lineage
-- requires: mds/check_user
-- requires: mds/visible_systems
-- requires: mds/may_see_clear
-- requires: mds/masked
begin;

create or replace function mds.why_value(p_user_id uuid, p_attribute_path text, p_as_of timestamptz default null)
returns jsonb
language plpgsql
stable parallel restricted
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_user_id    uuid := mds.check_user(p_user_id, p_as_of);
    v_systems    text[] := mds.visible_systems();
    v_at         timestamptz := coalesce(p_as_of, clock_timestamp());
    v_attribute  text := regexp_replace(p_attribute_path, '^\$\.', '');
    v_profile    uuid;
    v_rule       mds.survivorship_rules;
    v_unit       text;
    v_value      mds.past_value;
    v_is_clear   boolean;
    v_offers     mds.offer[];
begin
    if coalesce(v_attribute, '') = '' then
        raise exception 'no value is asked for'
            using errcode = 'MDPAY', detail = 'p_attribute_path is missing.', hint = 'A path as in lineage: $.email, $.preferences.colour.';
    end if;
    select p.id into v_profile from mds.canonical_profiles p where p.canonical_user_id = v_user_id;
    if exists (select from mds.broken_lineage(array[v_profile])) then
        raise exception 'the lineage of user % has been tampered with', v_user_id
            using errcode = 'MDSIG', detail = (select string_agg(b.problem, '; ') from mds.broken_lineage(array[v_profile]) b),
                  hint = 'Nothing it says can be relied on. mds.verify_lineage lists all profiles concerned.';
    end if;
    v_is_clear := mds.may_see_clear(mds.resolve_user(v_user_id));

    -- The rule of then: the nearest at or above the attribute, else that of everything.
    select * into v_rule
      from mds.survivorship_rules r
     where r.valid_from <= v_at and (r.valid_to is null or r.valid_to > v_at)
       and (r.attribute = '*' or starts_with(v_attribute || '.', r.attribute || '.') or r.group_name = v_attribute)
     order by r.attribute <> '*' desc, char_length(r.attribute) desc
     limit 1;
    v_unit   := coalesce(v_rule.group_name, v_attribute);
    v_offers := mds.offers_at(v_user_id, v_at);
    select * into v_value from mds.golden_at(v_user_id, v_at) g where g.attribute_path = '$.' || v_attribute;

    return jsonb_build_object(
        'user_id',         v_user_id,
        'requested_id',    p_user_id,
        'is_redirected',   v_user_id <> p_user_id,
        'attribute_path',  '$.' || v_attribute,
        'as_of',           p_as_of,
        'is_masked',       not v_is_clear,
        'value',           case when v_is_clear then v_value.value else mds.masked(v_value.value) end,
        'is_proven',       v_value.is_proven,
        'confidence',      v_value.confidence,
        'valid_from',      v_value.valid_from,
        'valid_to',        v_value.valid_to,
        'origin',          (select jsonb_build_object(
                                       'source_identity_id', i.id, 'source_system', i.source_system, 'payload_version', v_value.payload_version,
                                       'source_record_id', case when i.source_system = any (v_systems) then i.source_record_id end)
                              from mds.source_identities i
                             where i.id = v_value.source_identity_id),
        'pin',             (select jsonb_build_object(
                                       'value_pin_id', n.id, 'user_id', n.canonical_user_id, 'pinned_by', n.pinned_by,
                                       'reason', case when has_column_privilege(session_user, 'mds.value_pins', 'reason', 'select') then n.reason end,
                                       'valid_from', n.valid_from, 'expires_at', n.expires_at)
                              from mds.attribute_lineage l
                              join mds.value_pins n on n.id = l.value_pin_id
                             where l.canonical_profile_id = v_profile and l.attribute_path = '$.' || v_attribute
                               and l.valid_from <= v_at and (l.valid_to is null or l.valid_to > v_at)),
        'rule',            jsonb_strip_nulls(jsonb_build_object(
                               'attribute', v_rule.attribute, 'group', v_rule.group_name, 'strategy', v_rule.strategy,
                               'source_order', v_rule.source_order, 'value_order', v_rule.value_order,
                               'custom_function', v_rule.custom_function, 'reason', v_rule.reason, 'changed_by', v_rule.changed_by,
                               'valid_from', nullif(v_rule.valid_from, '-infinity'))),
        'claims',          (select coalesce(jsonb_agg(jsonb_build_object(
                                        'source_identity_id', c.source_identity_id, 'source_system', c.source_system,
                                        'source_record_id', c.source_record_id, 'payload_version', c.payload_version, 'said_at', c.said_at,
                                        'is_verified', c.is_verified, 'preference', c.preference, 'trust', c.trust,
                                        'is_winner', coalesce(c.source_identity_id = v_value.source_identity_id, false),
                                        'value', case when v_is_clear then w.value else mds.masked(w.value) end)
                                        order by c.preference desc, c.trust desc, c.said_at desc,
                                                 c.source_system collate "C", c.source_record_id collate "C"), '[]')
                              from mds.claims(v_offers, v_at) c,
                                   lateral (select case when v_unit = v_attribute and c.members ? v_attribute
                                                        then c.members -> v_attribute else c.members end as value) w
                             where c.unit = v_unit and c.source_system = any (v_systems)));
end;
$$;

comment on function mds.why_value(uuid, text, timestamptz) is
$$Why a golden value of a user is what it is, now or at a moment, as JSON: value, origin (or the pin of a steward, with reason), the rule
that decided, and every claim in order of strength, as a rule the winner first: all of that day, by the rules of that day.

p_attribute_path is as in lineage, $.email. For a member of a group the claims are whole groups. value is null when there is none (the
address of a contested mailbox may be another user's). is_proven says that the value has the keyed hash that was kept.
Values are masked as in mds.get_user. A service is told the claims of its own systems only, of an origin elsewhere no key, and, like
readers, not what a steward said of a pin. Raises MDNUS as mds.check_user, MDPAY without a path, and MDSIG when the lineage of the user has been tampered with.$$;

grant execute on function mds.why_value(uuid, text, timestamptz)
   to mds_service, mds_steward, mds_approver, mds_reader, mds_pii_reader, mds_auditor, mds_operator;

commit;
