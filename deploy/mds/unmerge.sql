-- Deploy mds:mds/unmerge to pg
-- requires: mds/lock_users
-- requires: mds/impose
-- requires: mds/withdraw_overrides
-- requires: mds/redecide
-- requires: mds/merge_result
-- requires: mds/check_reason
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
    v_before      mds.regroupings;  -- how it was before that
    v_undone_ids  bigint[];
    v_first_id    bigint;           -- the first entry, when unmerges of unmerges are undone
    v_first_kind  text;
    v_parts       boolean;          -- undoing it parts the two; otherwise it joins them
    v_users       uuid[];           -- whom survivor and absorbed stand for now
    v_moved       bigint[];         -- records that go with the absorbed user
    v_kept        bigint[];         -- records of the survivor
    v_withdrawn   bigint[];
    v_reinstated  bigint[];
    v_concerned   bigint[];
    v_members     bigint[];
    v_wished      uuid[];
    v_made        bigint[] := '{}';
    v_found       mds.redecision;
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
            v_undone_ids               := array[v_later.regrouping_id];
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
    v_undone_ids := v_entry.regrouping_id || v_undone_ids;
    select * into v_undone from mds.merges m where m.id = v_entry.undoes_id;
    select * into v_before from mds.regroupings r where r.id = v_entry.regrouping_id;
    with recursive chain (id, kind, undoes_id, repeats_id, depth) as (
        select p_merge_id, v_entry.kind, v_entry.undoes_id, v_entry.repeats_id, 0
        union all
        select m.id, m.kind, m.undoes_id, m.repeats_id, c.depth + 1 from chain c join mds.merges m on m.id = c.undoes_id
    )
    select coalesce(c.repeats_id, c.id), c.kind, (c.kind <> 'split') = (c.depth % 2 = 0) into v_first_id, v_first_kind, v_parts
      from chain c order by c.depth desc limit 1;

    -- Whose the records are now. A later split or move of some of them has to be undone first: it decided on the user as it was.
    v_moved := array(select i.id from mds.source_identities i
                      where i.id = any (v_entry.moved_identity_ids) and i.canonical_user_id = any (v_users || v_before.next_user_ids)
                      order by i.minted_user_id is distinct from v_entry.absorbed_id, i.ingested_at, i.id);
    v_kept  := array(select i.id from mds.source_identities i
                      where i.id = any (v_entry.kept_identity_ids) and i.canonical_user_id = any (v_users || v_before.next_user_ids)
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
    v_withdrawn := array(
        select unnest(v_entry.reinstated_override_ids)
        union
        select o.id
          from mds.overrides o
          join mds.merges m on m.id = o.merge_id
         where o.withdrawn_at is null
           and (m.id in (v_entry.id, p_merge_id)
                or v_entry.kind = 'merge' and v_first_id in (m.id, m.repeats_id)
                -- A merge by the evidence may stand on the verdict of an earlier one, which other evidence had undone.
                or v_entry.kind = 'merge' and m.kind = 'merge' and m.absorbed_id = v_entry.absorbed_id
                   and m.survivor_id = v_entry.survivor_id and m.undone_at is not null and m.undone_by_id is null
                   and not exists (select from mds.overrides own where own.merge_id in (v_entry.id, p_merge_id, v_first_id) and own.withdrawn_at is null))
        union
        select o.id
          from mds.overrides o
          join mds.merges m on m.id = o.merge_id
          join mds.source_identities l on l.id = o.left_id
          join mds.source_identities r on r.id = o.right_id
         where v_entry.kind = 'merge' and o.decided_at > v_entry.merged_at and m.kind = 'merge' and o.verdict = 1 and o.withdrawn_at is null
           and l.canonical_user_id = v_users[1] and r.canonical_user_id = v_users[1]
           and (o.left_id = any (v_moved)) <> (o.right_id = any (v_moved))
         order by 1);
    v_reinstated := v_entry.withdrawn_override_ids;
    v_concerned  := mds.withdraw_overrides(v_withdrawn, v_reinstated);

    v_wished := array[case when not v_parts then v_users[1] when v_first_kind = 'move' then v_users[2] else v_entry.absorbed_id end, v_users[1]];
    -- Everybody gets back what the entry took; who was absorbed since, by something else, stands for whoever absorbed him.
    -- Of a move the user that it left is where the others of its records are; of anything else where the moved ones are.
    v_ids    := array[coalesce((select i.id from mds.source_identities i
                                 where v_parts and v_first_kind = 'move' and i.canonical_user_id = v_users[2] and i.id <> all (v_moved)
                                 order by i.ingested_at, i.id limit 1), v_moved[1]), coalesce(v_kept[1], (select i.id from mds.source_identities i
                                                          where i.canonical_user_id = v_users[1] and i.id <> all (v_moved)
                                                          order by i.ingested_at, i.id limit 1))] || v_before.identity_ids;
    v_owners := v_wished || array(select case when p.user_id = any (v_before.next_user_ids) then mds.resolve_user(p.user_id) else p.user_id end
                                    from unnest(v_before.previous_user_ids) with ordinality as p (user_id, n)
                                   order by p.n);
    v_concerned := v_concerned || v_moved || v_kept;

    -- The evidence alone would join them again: then the person's word is that they are two.
    if v_parts then
        v_members := array(select matching.component_of(matching.score_candidates(v_concerned) || v_concerned));
        if exists (with cluster as materialized (
                       select * from matching.cluster(v_members, array(select s.name from mds.source_systems s where s.is_deduplicated)))
                   select from cluster a join cluster b on b.cluster = a.cluster
                    where a.source_identity_id = any (v_moved) and b.source_identity_id = any (v_kept)) then
            v_made := mds.impose(v_moved, v_kept, -1, 'unmerge', p_reason, session_user::name);
        end if;
    end if;
    v_found := mds.redecide(v_concerned, v_ids, v_owners, v_undone_ids);
    if v_found.regrouping_id is null or v_found.undone_id is null
       and (v_parts and not exists (select from mds.source_identities i where i.id = any (v_moved) and i.canonical_user_id = v_wished[1])
            or not v_parts and exists (select from mds.source_identities i where i.id = any (v_moved) and i.canonical_user_id <> v_wished[1])
            or not v_parts and v_kept <> '{}'
               and not exists (select from mds.source_identities i where i.id = any (v_kept) and i.canonical_user_id = v_wished[1])) then
        raise exception 'merge % cannot be undone', p_merge_id
            using errcode = 'MDUNM',
                  detail  = case when v_parts then 'Verdicts of people hold its records together.' else 'The evidence does not hold its records together any more.' end,
                  hint    = 'mds.split_user, mds.move_identity and mds.merge_users decide anew.';
    end if;

    insert into mds.merges (kind, survivor_id, absorbed_id, match_method, moved_identity_ids, kept_identity_ids, reason, undoes_id,
                            withdrawn_override_ids, reinstated_override_ids, regrouping_id)
    values ('unmerge', v_entry.survivor_id, v_entry.absorbed_id, 'manual', v_moved, v_kept, p_reason, v_entry.id, v_withdrawn, v_reinstated, v_found.regrouping_id)
    returning id into v_merge_id;
    update mds.overrides o set merge_id = v_merge_id where o.id = any (v_made);
    update mds.merges m set undone_at = coalesce(m.undone_at, clock_timestamp()), undone_by_id = v_merge_id where m.id = v_entry.id;

    -- An unmerge undone: what it had undone holds again. A merge has a new entry.
    if v_first_kind = 'merge' and not v_parts then
        update mds.merges m
           set repeats_id = v_first_id, regrouping_id = f.regrouping_id
          from mds.merges f
         where f.id = v_first_id and m.absorbed_id = v_entry.absorbed_id and m.kind = 'merge' and m.undone_at is null;
    end if;
    if v_undone.kind <> 'merge' then
        with recursive chain (id, kind, undoes_id, above_id, holds) as (       -- what holds again undoes again what it undid
            select v_undone.id, v_undone.kind, v_undone.undoes_id, null::bigint, true
            union all
            select m.id, m.kind, m.undoes_id, c.id, not c.holds from chain c join mds.merges m on m.id = c.undoes_id
        )
        update mds.merges m
           set undone_at = case when not c.holds then clock_timestamp() end, undone_by_id = case when not c.holds then c.above_id end
          from chain c
         where m.id = c.id and m.kind <> 'merge' and c.holds is distinct from (m.undone_at is null);     -- a merge has a new entry
    end if;

    return row(v_merge_id, 'applied', v_entry.survivor_id, v_entry.absorbed_id, v_found.affected_user_ids)::mds.merge_result;
end;
$$;

comment on function mds.unmerge(bigint, text) is
$$Undoes an entry of the journal: a merge, by the evidence or by a person, a split, a move, or an unmerge. Records, profile, lineage,
registered references and the absorbed id are as they would be without it; what came since goes where its evidence puts it.
Answers with an entry of its own.

When nothing has happened to its records since, everything is as it was before it; otherwise in any order, where nothing later
stands on it. A merge that the evidence alone would make again leaves the verdict that they are
two people. Raises MDPAY without a reason, MDNMG for an unknown entry, MDUND when it does not hold any more, MDUNM with the reason
when it cannot be undone.$$;

grant execute on function mds.unmerge(bigint, text) to mds_steward;

commit;
