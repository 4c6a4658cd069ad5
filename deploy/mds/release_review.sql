-- Deploy mds:mds/release_review to pg
-- requires: mds/potential_duplicates
begin;

create or replace function mds.release_review(p_duplicate_id bigint default null)
returns bigint
language sql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
begin atomic
    with released as (
        update mds.potential_duplicates d
           set leased_by = null, lease_ends_at = null, leased_hash = null
         where d.closed_at is null and d.leased_by = session_user and (p_duplicate_id is null or d.id = p_duplicate_id)
        returning d.id
    )
    select count(*) from released;
end;

comment on function mds.release_review(bigint) is
$$Gives back the leases of the caller: of one pair, or of all without an argument; returns how many. Others may take them at once.$$;

grant execute on function mds.release_review(bigint) to mds_steward, mds_approver;

commit;
