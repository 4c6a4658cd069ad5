-- Deploy mds:mds/redecide to pg
-- requires: mds/assign
-- requires: matching/component_of
-- requires: matching/score_candidates
begin;

create type mds.redecision as (
    affected_user_ids      uuid[],
    previous_identity_ids  bigint[],
    previous_user_ids      uuid[],
    absorbed_user_ids      uuid[],
    redirect_ids           uuid[],
    redirect_target_ids    uuid[]
);
comment on type mds.redecision is 'What a person''s verdict came to, and how it was before.';
comment on column mds.redecision.affected_user_ids     is 'Users whose records or profile changed.';
comment on column mds.redecision.previous_identity_ids is 'Records that were decided anew, the oldest first.';
comment on column mds.redecision.previous_user_ids     is 'Whose they were, index-aligned.';
comment on column mds.redecision.absorbed_user_ids     is 'Users among those that are redirects now.';
comment on column mds.redecision.redirect_ids          is 'Redirects that may have come back by it.';
comment on column mds.redecision.redirect_target_ids   is 'Where they led, index-aligned.';

create or replace function mds.redecide(p_identity_ids bigint[], p_wished_ids bigint[], p_wished_user_ids uuid[])
returns mds.redecision
language plpgsql
volatile parallel unsafe
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_seeds  bigint[] := matching.score_candidates(p_identity_ids);
    v_found  mds.redecision;
begin
    -- How it is before: of everything that may move, as mds.assign finds it.
    with member as (
        select i.*
          from matching.component_of(array(select distinct o.id
                                             from mds.source_identities i
                                             join mds.source_identities o on o.id = i.id or o.canonical_user_id = i.canonical_user_id
                                            where i.id = any (v_seeds))) c
          join mds.source_identities i on i.id = c
         where i.canonical_user_id is not null
    ),
    redirect as (
        select u.id, u.merged_into
          from mds.canonical_users u
         where u.status = 'merged' and (u.id in (select m.minted_user_id from member m) or u.id = any (p_wished_user_ids))
    )
    select coalesce((select array_agg(m.id order by m.ingested_at, m.id) from member m), '{}'),
           coalesce((select array_agg(m.canonical_user_id order by m.ingested_at, m.id) from member m), '{}'),
           coalesce((select array_agg(r.id order by r.id) from redirect r), '{}'),
           coalesce((select array_agg(r.merged_into order by r.id) from redirect r), '{}')
      into v_found.previous_identity_ids, v_found.previous_user_ids, v_found.redirect_ids, v_found.redirect_target_ids;

    select s.affected_user_ids into v_found.affected_user_ids
      from mds.assign(v_seeds, p_identity_ids, '{}', p_wished_ids, p_wished_user_ids) s
     limit 1;
    v_found.affected_user_ids := coalesce(v_found.affected_user_ids, '{}');
    v_found.absorbed_user_ids := array(select u.id from mds.canonical_users u
                                        where u.id = any (v_found.previous_user_ids) and u.status = 'merged' order by u.id);
    return v_found;
end;
$$;

comment on function mds.redecide(bigint[], bigint[], uuid[]) is
$$Decides anew whose records are after a person's verdict: the same decision as for every record that comes in; returns whom it
affects, and how it was before, for the journal.

p_wished_ids, p_wished_user_ids: which user the cluster of a record should be. Callers hold mds.lock_users.$$;

commit;
