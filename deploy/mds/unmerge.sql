-- Deploy mds:mds/unmerge to pg
-- requires: mds/lock_users
-- requires: mds/impose
-- requires: mds/withdraw_overrides
-- requires: mds/redecide
-- requires: mds/merge_result
-- requires: mds/check_reason
-- requires: mds/repoint_references
begin;

create or replace function mds.unmerge(p_merge_id bigint, p_reason text)
returns mds.merge_result
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_entry       mds.merges;       -- what is undone
    v_undone      mds.merges;       -- what that had undone, if it is an unmerge itself
    v_later       mds.merges;
    v_first_kind  text;             -- what the first entry was, when unmerges of unmerges are undone
    v_parts       boolean;          -- undoing it parts the two; otherwise it joins them
    v_users       uuid[];           -- whom survivor and absorbed stand for now
    v_moved       bigint[];         -- records that go with the absorbed user
    v_kept        bigint[];         -- records of the survivor
    v_withdrawn   bigint[];
    v_reinstated  bigint[];
    v_concerned   bigint[];
    v_wished      uuid[];
    v_made        bigint[] := '{}';
    v_found       mds.redecision;
    v_again       mds.redecision;
    v_ids         bigint[];         -- records, and the user that each should be of
    v_owners      uuid[];
    v_merge_id    bigint;
begin
    perform mds.check_reason(p_reason);
    select * into v_entry from mds.merges m where m.id = p_merge_id;
    if not found then
        raise exception 'no merge %', coalesce(p_merge_id::text, '(null)')
            using errcode = 'MDNMG', detail = 'The journal has no such entry.', hint = 'mds.merge_history lists them.';
    end if;
    v_users := mds.lock_users(array[v_entry.survivor_id, v_entry.absorbed_id]);
    select * into v_entry from mds.merges m where m.id = p_merge_id for update;
    if v_entry.kind = 'merge' and v_entry.undone_at is not null
       and (v_entry.undone_by_id is null or exists (select from mds.merges m where m.id = v_entry.undone_by_id and m.undone_at is not null)) then
        -- The evidence undid it and has made it again since, or its unmerge was undone: the later entry stands for it.
        select * into v_later
          from mds.merges m
         where m.absorbed_id = v_entry.absorbed_id and m.kind = 'merge' and m.undone_at is null and m.id > p_merge_id
           for update;
        if found then
            v_entry.id                 := v_later.id;
            v_entry.survivor_id        := v_later.survivor_id;
            v_entry.undone_at          := null;
        end if;
    end if;
    if v_entry.undone_at is not null then
        raise exception 'merge % does not hold any more', p_merge_id
            using errcode = 'MDUND', detail = format('It was undone at %s%s.', v_entry.undone_at,
                                                     case when v_entry.undone_by_id is null then ', by the evidence' else format(' by entry %s', v_entry.undone_by_id) end),
                  hint = 'Undo the entry that undid it, or merge again.';
    end if;
    select * into v_undone from mds.merges m where m.id = v_entry.undoes_id;
    with recursive chain (kind, undoes_id, depth) as (
        select v_entry.kind, v_entry.undoes_id, 0
        union all
        select m.kind, m.undoes_id, c.depth + 1 from chain c join mds.merges m on m.id = c.undoes_id
    )
    select c.kind, (c.kind <> 'split') = (c.depth % 2 = 0) into v_first_kind, v_parts from chain c order by c.depth desc limit 1;

    -- Whose the records are now. A later split or move of some of them has to be undone first: it decided on the user as it was.
    v_moved := array(select i.id from mds.source_identities i
                      where i.id = any (v_entry.moved_identity_ids) and i.canonical_user_id = any (v_users)
                      order by i.minted_user_id is distinct from v_entry.absorbed_id, i.ingested_at, i.id);
    v_kept  := array(select i.id from mds.source_identities i
                      where i.id = any (v_entry.kept_identity_ids) and i.canonical_user_id = any (v_users)
                      order by i.minted_user_id is distinct from v_entry.survivor_id, i.ingested_at, i.id);
    select * into v_later
      from mds.merges m
     where m.id > v_entry.id and m.kind in ('split', 'move') and m.undone_at is null
       and m.moved_identity_ids && (v_entry.moved_identity_ids || v_entry.kept_identity_ids)
     order by m.id desc
     limit 1;
    if found and not v_later.moved_identity_ids <@ (v_moved || v_kept) then
        raise exception 'merge % cannot be undone', p_merge_id
            using errcode = 'MDUNM', detail = format('A later %s, entry %s, has taken some of its records elsewhere.', v_later.kind, v_later.id),
                  hint = format('Undo it first: mds.unmerge(%s, …).', v_later.id);
    elsif v_moved = '{}' then
        raise exception 'merge % cannot be undone', p_merge_id
            using errcode = 'MDUNM', detail = 'None of its records is where it put them: they were retracted, or belong to others by now.',
                  hint = 'mds.user_identities says whose they are; mds.split_user and mds.move_identity decide anew.';
    elsif v_parts <> exists (select from mds.source_identities a join mds.source_identities b on b.canonical_user_id = a.canonical_user_id
                              where a.id = any (v_moved) and b.id = any (v_kept)) and v_kept <> '{}' then
        raise exception 'merge % cannot be undone', p_merge_id
            using errcode = 'MDUNM',
                  detail  = case when v_parts then 'Its records are two users already.' else 'Its records are one user already.' end,
                  hint    = 'A later entry has done it: mds.merge_history lists them.';
    end if;

    -- Verdicts of the entry go, those that it took back come again; so do later ones that joined the two only because of it.
    v_withdrawn := v_entry.reinstated_override_ids
        || array(select o.id
                   from mds.overrides o
                   join mds.merges m on m.id = o.merge_id
                  where o.withdrawn_at is null
                    and (m.id in (v_entry.id, p_merge_id)
                         or v_entry.kind = 'merge' and m.kind = 'merge' and m.absorbed_id = v_entry.absorbed_id
                            and m.survivor_id = v_entry.survivor_id and m.undone_at is not null and m.undone_by_id is null)
                  order by o.id)
        || array(select o.id
                   from mds.overrides o
                   join mds.merges m on m.id = o.merge_id
                   join mds.source_identities l on l.id = o.left_id
                   join mds.source_identities r on r.id = o.right_id
                  where v_entry.kind = 'merge' and m.id > v_entry.id and m.kind = 'merge' and o.verdict = 1 and o.withdrawn_at is null
                    and l.canonical_user_id = v_users[1] and r.canonical_user_id = v_users[1]
                    and (o.left_id = any (v_moved)) <> (o.right_id = any (v_moved))
                  order by o.id);
    v_reinstated := v_entry.withdrawn_override_ids;
    v_concerned  := mds.withdraw_overrides(v_withdrawn, v_reinstated);

    v_wished := array[case when not v_parts then v_users[1] when v_first_kind = 'move' then v_users[2] else v_entry.absorbed_id end, v_users[1]];
    -- Everybody gets back what the entry took; who was absorbed since, by something else, stands for whoever absorbed him.
    v_ids    := array[v_moved[1], v_kept[1]] || v_entry.previous_identity_ids;
    v_owners := v_wished || array(select case when p.user_id = any (v_entry.absorbed_user_ids) then p.user_id else mds.resolve_user(p.user_id) end
                                    from unnest(v_entry.previous_user_ids) with ordinality as p (user_id, n)
                                   order by p.n);
    v_found  := mds.redecide(v_concerned || v_moved || v_kept, v_ids, v_owners);

    -- The evidence alone would join them again: then the person's word is that they are two.
    if v_parts and exists (select from mds.source_identities a join mds.source_identities b on b.canonical_user_id = a.canonical_user_id
                            where a.id = any (v_moved) and b.id = any (v_kept)) then
        v_made := mds.impose(v_moved, v_kept, -1, 'unmerge', p_reason, session_user::name);
        v_again := mds.redecide(v_moved || v_kept, v_ids, v_owners);
        v_found.affected_user_ids := v_found.affected_user_ids || v_again.affected_user_ids;
    end if;
    if v_parts and not exists (select from mds.source_identities i where i.id = any (v_moved) and i.canonical_user_id = v_wished[1])
       or not v_parts and exists (select from mds.source_identities i where i.id = any (v_moved) and i.canonical_user_id <> v_wished[1]) then
        raise exception 'merge % cannot be undone', p_merge_id
            using errcode = 'MDUNM',
                  detail  = case when v_parts then 'Verdicts of people hold its records together.' else 'The evidence does not hold its records together any more.' end,
                  hint    = 'mds.split_user, mds.move_identity and mds.merge_users decide anew.';
    end if;

    -- Redirects that the entry had brought back lead where they led.
    update mds.canonical_users u
       set merged_into = t.target_id
      from unnest(v_entry.redirect_ids, v_entry.redirect_target_ids) as t (id, target_id)
     where u.id = t.id and u.status = 'merged' and u.merged_into <> t.target_id and mds.resolve_user(t.target_id) <> mds.resolve_user(u.id)
       and not exists (with recursive hop (id) as (select t.target_id
                                                    union
                                                    select x.merged_into from hop h join mds.canonical_users x on x.id = h.id where x.merged_into is not null)
                       select from hop where hop.id = u.id);
    perform mds.repoint_references(v_entry.redirect_ids || v_found.affected_user_ids) where exists (select from mds.registered_references);

    insert into mds.merges (kind, survivor_id, absorbed_id, match_method, moved_identity_ids, kept_identity_ids, reason, undoes_id,
                            withdrawn_override_ids, reinstated_override_ids, previous_identity_ids, previous_user_ids, absorbed_user_ids, redirect_ids, redirect_target_ids)
    values ('unmerge', v_entry.survivor_id, v_entry.absorbed_id, 'manual', v_moved, v_kept, p_reason, v_entry.id, v_withdrawn, v_reinstated,
            v_found.previous_identity_ids, v_found.previous_user_ids, v_found.absorbed_user_ids, v_found.redirect_ids, v_found.redirect_target_ids)
    returning id into v_merge_id;
    update mds.overrides o set merge_id = v_merge_id where o.id = any (v_made);
    update mds.merges m set undone_at = coalesce(m.undone_at, clock_timestamp()), undone_by_id = v_merge_id where m.id = v_entry.id;

    -- An unmerge undone: what it had undone holds again. A merge has a new entry, to which its verdicts go over.
    if v_undone.kind = 'merge' then
        update mds.overrides o
           set merge_id = n.id
          from (select max(m.id) as id from mds.merges m where m.absorbed_id = v_entry.absorbed_id and m.kind = 'merge' and m.undone_at is null) n
         where o.merge_id = v_undone.id and o.withdrawn_at is null;
        update mds.merges m
           set (previous_identity_ids, previous_user_ids, absorbed_user_ids, redirect_ids, redirect_target_ids)
               = (v_undone.previous_identity_ids, v_undone.previous_user_ids, v_undone.absorbed_user_ids, v_undone.redirect_ids, v_undone.redirect_target_ids)
         where m.absorbed_id = v_entry.absorbed_id and m.kind = 'merge' and m.undone_at is null;
    elsif v_undone.id is not null then
        update mds.merges m set undone_at = null, undone_by_id = null where m.id = v_undone.id;
    end if;

    return row(v_merge_id, 'applied', v_entry.survivor_id, v_entry.absorbed_id,
               array(select distinct a from unnest(v_found.affected_user_ids) a))::mds.merge_result;
end;
$$;

comment on function mds.unmerge(bigint, text) is
$$Undoes an entry of the journal: a merge, by the evidence or by a person, a split, a move, or an unmerge. Records, profile, lineage,
registered references and the absorbed id are as they would be without it; what came since goes where its evidence puts it.
Answers with an entry of its own.

In any order, where nothing later stands on it. A merge that the evidence alone would make again leaves the verdict that they are
two people. Raises MDPAY without a reason, MDNMG for an unknown entry, MDUND when it does not hold any more, MDUNM with the reason
when it cannot be undone.$$;

grant execute on function mds.unmerge(bigint, text) to mds_steward;

commit;
