-- Deploy mds:mds/refresh_legacy_ids to pg
-- requires: mds/canonical_users
-- requires: mds/source_identities
begin;

create or replace function mds.refresh_legacy_ids(p_user_ids uuid[])
returns void
language plpgsql
volatile parallel unsafe
as $$
begin
    update mds.canonical_users u
       set legacy_ids = coalesce(x.legacy_ids, '{}')
      from unnest(p_user_ids) as a (user_id)
      left join lateral (
           select jsonb_object_agg(s.source_system, s.ids) as legacy_ids
             from (select i.source_system, jsonb_agg(i.source_record_id order by i.source_record_id collate "C") as ids
                     from mds.source_identities i
                    where i.canonical_user_id = a.user_id
                    group by i.source_system) s) x on true
     where u.id = a.user_id and u.legacy_ids is distinct from coalesce(x.legacy_ids, '{}');
end;
$$;

comment on function mds.refresh_legacy_ids(uuid[]) is
$$Brings canonical_users.legacy_ids in line with the identities that users have: {system: [ids there]}. What is as it should be is not
written.$$;

commit;
