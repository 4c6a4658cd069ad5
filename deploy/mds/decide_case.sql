-- Deploy mds:mds/decide_case to pg
-- requires: mds/pending_case
-- requires: mds/check_verdict
-- requires: mds/case_pairs
-- requires: mds/case_hash
-- requires: mds/apply_verdict
-- requires: mds/request_approval
-- requires: mds/review_result
-- requires: mds/check_reason
begin;

create or replace function mds.decide_case(
    p_duplicate_ids  bigint[],
    p_verdict        text,
    p_reason         text,
    p_survivor_id    uuid default null,
    p_case_hash      bytea default null
)
returns setof mds.review_result
language plpgsql
volatile parallel unsafe
rows 5
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_ids        bigint[] := array(select distinct i from unnest(p_duplicate_ids) i order by i);
    v_users      uuid[];        -- all of the case, the oldest first
    v_pairs      mds.potential_duplicates[] := '{}';
    v_pair       mds.potential_duplicates;
    v_hashes     bytea[];
    v_survivor   uuid;
    v_risks      text[];
    v_decisions  mds.review_decisions[];
begin
    perform mds.check_reason(p_reason);
    perform mds.check_verdict(p_verdict);
    v_users := array(select u.id from mds.canonical_users u
                      where u.id in (select unnest(array[d.candidate_user_id, d.possible_match_user_id])
                                       from mds.potential_duplicates d where d.id = any (v_ids))
                      order by u.created_at, u.id);
    perform mds.lock_users(v_users);
    for v_n in 1 .. greatest(cardinality(v_ids), 1) loop
        v_pairs[v_n] := mds.pending_case(v_ids[v_n]);
    end loop;

    -- What was shown is what there is: no pair has come or gone, none has changed.
    v_hashes := array(select mds.evidence_hash(i.id) from unnest(v_ids) with ordinality as i (id, n) order by i.n);
    if mds.case_pairs(v_ids[1]) <> v_ids
       or mds.case_hash(v_ids) <> p_case_hash
       or p_case_hash is null and exists (select from unnest(v_pairs) with ordinality p
                                           where p.leased_by = session_user and p.leased_hash <> v_hashes[p.ordinality]) then
        update mds.potential_duplicates d set leased_by = null, lease_ends_at = null, leased_hash = null where d.id = any (v_ids);
        return query select i, 'stale', null::bigint from unnest(v_ids) i;
        return;
    end if;

    v_survivor := coalesce(p_survivor_id, v_users[1]);
    if v_survivor <> all (v_users) then
        raise exception 'user % is not in this case', v_survivor
            using errcode = 'MDPAY', detail = format('It is about %s.', array_to_string(v_users, ', ')),
                  hint = 'Name one of them to stay, or none: then the oldest does.';
    end if;

    -- Any two of them will be one, so any two of them may be what speaks against it; and all of them together.
    if p_verdict = 'merge' then
        select coalesce(array_agg(distinct r.name order by r.name), '{}') into v_risks
          from (select mds.merge_risks(array(select i.id from mds.source_identities i where i.canonical_user_id = a.id),
                                       array(select i.id from mds.source_identities i where i.canonical_user_id = b.id)) as names
                  from unnest(v_users) with ordinality as a (id, n)
                  join unnest(v_users) with ordinality as b (id, n) on b.n > a.n
                union all
                select mds.merge_risks(array(select i.id from mds.source_identities i where i.canonical_user_id = a.id),
                                       array(select i.id from mds.source_identities i
                                              where i.canonical_user_id <> a.id and i.canonical_user_id = any (v_users)))
                  from unnest(v_users) as a (id)) m,
               unnest(m.names) as r (name);
    end if;
    if cardinality(v_risks) > 0 then
        foreach v_pair in array v_pairs loop
            perform mds.request_approval(v_pair.possible_match_user_id, v_pair.candidate_user_id, p_reason, v_risks, v_survivor);
        end loop;
        v_decisions := array(select r from mds.review_decisions r where r.duplicate_id = any (v_ids) and r.state = 'awaiting_approval' order by r.id);
    else
        v_decisions := mds.apply_verdict(v_pairs, v_hashes, p_verdict, p_reason, v_survivor);
    end if;
    update mds.review_decisions r set act_id = v_decisions[1].id where r.id in (select d.id from unnest(v_decisions) d);
    return query select d.duplicate_id, d.state, d.merge_id from unnest(v_decisions) d order by d.duplicate_id;
end;
$$;

comment on function mds.decide_case(bigint[], text, text, uuid, bytea) is
$$A steward's verdict on a whole case, all or nothing: merge (all its users are one person; p_survivor_id stays, else the oldest), distinct (each
of its pairs is two people), or defer (it comes back tomorrow). Returns a row for each pair, with the entry of the journal by which its
two are one.

p_duplicate_ids: all pairs of the case, as mds.next_review gave them. The verdict holds for what the steward was shown: p_case_hash, else
the evidence of the steward's leases. When a pair has come, gone or changed, nothing is done, and every state is stale. When a
risk rule speaks against any two of the users, or all of them together, nobody is merged: every state is awaiting_approval, and one
mds.approve_review or mds.reject_review by a second person decides on all. Raises what mds.decide_review raises.$$;

grant execute on function mds.decide_case(bigint[], text, text, uuid, bytea) to mds_steward;

commit;
