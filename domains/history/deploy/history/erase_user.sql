-- Deploy history:history/erase_user to pg
-- requires: history/versions
-- requires: history/is_about_erased
begin;

create or replace function history.erase_user(p_user_id uuid)
returns bigint
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    v_count  bigint;
begin
    if p_user_id is null then
        raise exception 'whom?' using errcode = 'MDPAY', detail = 'p_user_id is null.', hint = 'Give the key of the event user.erased.';
    end if;
    lock table history.versions in share row exclusive mode;
    insert into history.erased_subjects (id)
    select p_user_id::text
     union
    select v.key ->> 'id' from history.versions v
     where v.table_name = 'mds.canonical_profiles' and v.content ? 'canonical_user_id' and v.content ->> 'canonical_user_id' = p_user_id::text
    on conflict (id) do nothing;

    with mine as (
        select v.table_name, v.key, v.lsn from history.versions v
         where v.content ? 'canonical_user_id' and v.content ->> 'canonical_user_id' = p_user_id::text
         union
        select v.table_name, v.key, v.lsn from history.versions v
         where v.table_name = 'mds.canonical_users' and v.key = jsonb_build_object('id', p_user_id)
         union
        select v.table_name, v.key, v.lsn
          from history.erased_subjects s
          join history.versions v on v.content ? 'canonical_profile_id' and v.content ->> 'canonical_profile_id' = s.id
    )
    update history.versions v
       set content = null, is_erased = true
      from mine m
     where v.table_name = m.table_name and v.key = m.key and v.lsn = m.lsn and v.content is not null
       and history.is_about_erased(v.table_name, v.key, v.content);
    get diagnostics v_count = row_count;
    return v_count;
end;
$$;

comment on function history.erase_user(uuid) is
$$Removes what is known of an erased person: the content of every version of the user, their profile, its lineage, and identities while they
were theirs. Returns how many versions lost their content; keys and times stay. For the event user.erased.

Holds for what still comes: history.apply keeps no content of an erased person. Again is nothing. Raises MDPAY for null.$$;

revoke execute on function history.erase_user(uuid) from public;
grant execute on function history.erase_user(uuid) to mds_history_writer;

commit;
