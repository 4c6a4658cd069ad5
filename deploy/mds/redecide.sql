-- Deploy mds:mds/redecide to pg
-- requires: mds/assign
-- requires: matching/score_candidates
begin;

create or replace function mds.redecide(p_identity_ids bigint[], p_wished_ids bigint[], p_wished_user_ids uuid[])
returns uuid[]
language plpgsql
volatile parallel unsafe
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_affected  uuid[];
begin
    select s.affected_user_ids into v_affected
      from mds.assign(matching.score_candidates(p_identity_ids), p_identity_ids, '{}', p_wished_ids, p_wished_user_ids) s
     limit 1;
    return coalesce(v_affected, '{}');
end;
$$;

comment on function mds.redecide(bigint[], bigint[], uuid[]) is
$$Decides anew whose records are after a person's verdict: the same decision as for every record that comes in; returns the users
whose records or profile changed.

p_wished_ids, p_wished_user_ids: which user the cluster of a record should be. Callers hold mds.lock_users.$$;

commit;
