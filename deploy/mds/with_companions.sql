-- Deploy mds:mds/with_companions to pg
-- requires: mds/source_identities
-- requires: matching/edges
begin;

create or replace function mds.with_companions(p_identity_ids bigint[], p_other_ids bigint[])
returns bigint[]
language sql
stable parallel safe
begin atomic
    select array(
        select i.id from mds.source_identities i where i.id = any (p_identity_ids)
        union
        select o.id
          from mds.source_identities o
         where o.canonical_user_id in (select i.canonical_user_id from mds.source_identities i where i.id = any (p_identity_ids))
           and o.id not in (select unnest(p_identity_ids || p_other_ids))
           and exists (select from mds.source_identities i
                        where i.id = any (p_identity_ids) and i.canonical_user_id = o.canonical_user_id
                          and not exists (select from matching.edges e
                                           where e.left_id = least(i.id, o.id) and e.right_id = greatest(i.id, o.id)
                                             and e.is_manual and e.verdict = -1))
         order by 1);
end;

comment on function mds.with_companions(bigint[], bigint[]) is
$$The given records and the others of their users, but none of p_other_ids and none that a person has parted from them.$$;

commit;
