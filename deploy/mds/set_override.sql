-- Deploy mds:mds/set_override to pg
-- requires: mds/lock_users
-- requires: mds/impose
-- requires: mds/redecide
-- requires: mds/check_reason
begin;

create or replace function mds.set_override(p_kind text, p_a bigint, p_b bigint, p_reason text, p_expires_at timestamptz default null)
returns bigint
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_id     bigint;
    v_found  mds.redecision;
begin
    perform mds.check_reason(p_reason);
    if p_kind is null or p_kind not in ('must_link', 'cannot_link') or p_a is null or p_b is null or p_a = p_b or p_expires_at <= clock_timestamp() then
        raise exception 'no override %', coalesce(p_kind, '(null)')
            using errcode = 'MDPAY', detail = 'It is must_link or cannot_link, of two records, and ends in the future if ever.',
                  hint = 'mds.user_identities has the numbers of records.';
    end if;
    if (select count(*) from mds.source_identities i where i.id in (p_a, p_b) and i.canonical_user_id is not null) < 2 then
        raise exception 'no two records % and %', p_a, p_b
            using errcode = 'MDNRC', detail = 'One of them is unknown or retracted.', hint = 'mds.user_identities has the numbers of records.';
    end if;
    perform mds.lock_users(array(select i.canonical_user_id from mds.source_identities i where i.id in (p_a, p_b)));
    v_id := (mds.impose(array[p_a], array[p_b], case p_kind when 'must_link' then 1 else -1 end, 'override', p_reason,
                        session_user::name, null, p_expires_at))[1];
    v_found := mds.redecide(array[p_a, p_b], '{}', '{}');
    update mds.overrides o set regrouping_id = v_found.regrouping_id where o.id = v_id;
    return v_id;
end;
$$;

comment on function mds.set_override(text, bigint, bigint, text, timestamptz) is
$$Says that two records are one person (must_link) or two (cannot_link), above every rule and model, and decides anew; returns the
number of the override, which mds.clear_override takes back.

p_expires_at: until when; the job overrides ends it. A pair, not their users: whoever else belongs to them is decided by the evidence.
Raises MDPAY, MDNRC, and MDREV when joining their users is high-risk.$$;

grant execute on function mds.set_override(text, bigint, bigint, text, timestamptz) to mds_steward;

commit;
