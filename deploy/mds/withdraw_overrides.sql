-- Deploy mds:mds/withdraw_overrides to pg
-- requires: mds/apply_overrides
-- requires: mds/merge_risks
begin;

create or replace function mds.withdraw_overrides(p_withdrawn_ids bigint[], p_reinstated_ids bigint[] default '{}')
returns bigint[]
language plpgsql
volatile parallel unsafe
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_pair   record;
    v_risks  text[];
begin
    update mds.overrides o set withdrawn_at = clock_timestamp(), withdrawn_by = session_user where o.id = any (p_withdrawn_ids);
    update mds.overrides o set withdrawn_at = null, withdrawn_by = null where o.id = any (p_reinstated_ids);

    -- An older word that holds again joins as a new one does, and what speaks against it may have come since.
    for v_pair in
        select (array_agg(p.left_id))[1] as left_id, (array_agg(p.right_id))[1] as right_id, array_agg(r.name) filter (where p.approved_by is not null) as approved
          from (select distinct on (o.left_id, o.right_id) o.*
                  from mds.overrides o
                 where (o.left_id, o.right_id) in (select w.left_id, w.right_id from mds.overrides w where w.id = any (p_withdrawn_ids || p_reinstated_ids))
                   and o.withdrawn_at is null and (o.expires_at is null or o.expires_at > clock_timestamp())
                 order by o.left_id, o.right_id, o.id desc) p
          join mds.source_identities a on a.id = p.left_id
          join mds.source_identities b on b.id = p.right_id and b.canonical_user_id <> a.canonical_user_id
          left join unnest(p.risks) as r (name) on true
         where p.verdict = 1
         group by least(a.canonical_user_id, b.canonical_user_id), greatest(a.canonical_user_id, b.canonical_user_id)
    loop
        v_risks := mds.merge_risks(array[v_pair.left_id], array[v_pair.right_id]);
        if not v_risks <@ coalesce(v_pair.approved, '{}') then
            raise exception 'joining these needs a second person'
                using errcode = 'MDREV', detail = format('Risk rules speak against it that nobody has agreed to: %s.', array_to_string(v_risks, ', ')),
                      hint = 'Request it with mds.merge_users; an approver decides with mds.approve_review.';
        end if;
    end loop;

    perform mds.apply_overrides(p_withdrawn_ids || p_reinstated_ids);
    return array(select o.left_id from mds.overrides o where o.id = any (p_withdrawn_ids || p_reinstated_ids)
                 union
                 select o.right_id from mds.overrides o where o.id = any (p_withdrawn_ids || p_reinstated_ids));
end;
$$;

comment on function mds.withdraw_overrides(bigint[], bigint[]) is
$$Takes verdicts of people back, and brings others back that had been; returns the records concerned, for mds.redecide.

What holds again by that keeps its risks and its approval. Raises MDREV when it would join users against a risk rule that nobody has
agreed to: it may have come to hold since.$$;

commit;
