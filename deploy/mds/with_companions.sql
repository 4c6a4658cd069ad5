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
        select distinct o.id
          from mds.source_identities i
          join mds.source_identities o on o.id = i.id or o.canonical_user_id = i.canonical_user_id
         where i.id = any (p_identity_ids)
           and (o.id = any (p_identity_ids)
                or o.id <> all (p_other_ids)
                   and not exists (select from matching.edges e
                                    where e.left_id = least(i.id, o.id) and e.right_id = greatest(i.id, o.id)
                                      and e.is_manual and e.verdict = -1))
         order by o.id);
end;

comment on function mds.with_companions(bigint[], bigint[]) is
$$The given records and the others of their users, but none of p_other_ids and none that a person has parted from them.$$;

commit;
