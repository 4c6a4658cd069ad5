-- Deploy mds:mds/redecide to pg
-- requires: mds/assign
-- requires: mds/regroupings
-- requires: matching/score_candidates
begin;

create type mds.redecision as (
    affected_user_ids  uuid[],
    regrouping_id      bigint,
    undone_id          bigint
);
comment on type mds.redecision is 'What a person''s verdict came to.';
comment on column mds.redecision.affected_user_ids is 'Users whose records or profile it changed.';
comment on column mds.redecision.regrouping_id     is 'Row of mds.regroupings that says how it was before; null when nobody''s records moved.';
comment on column mds.redecision.undone_id         is 'Row of mds.regroupings that it undid: everybody has the id of before that. Null: it was decided anew.';

create or replace function mds.redecide(p_identity_ids bigint[], p_wished_ids bigint[], p_wished_user_ids uuid[], p_undone_ids bigint[] default '{}')
returns mds.redecision
language plpgsql
volatile parallel unsafe
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_id     bigint := nextval('mds.regroupings_id_seq');
    v_found  mds.redecision;
begin
    select s.affected_user_ids into v_found.affected_user_ids
      from mds.assign(matching.score_candidates(p_identity_ids), p_identity_ids, '{}', p_wished_ids, p_wished_user_ids, p_undone_ids, v_id) s
     limit 1;
    v_found.affected_user_ids := coalesce(v_found.affected_user_ids, '{}');
    select r.id, r.undoes_id into v_found.regrouping_id, v_found.undone_id from mds.regroupings r where r.id = v_id;
    return v_found;
end;
$$;

comment on function mds.redecide(bigint[], bigint[], uuid[], bigint[]) is
$$Decides anew whose records are after a person's verdict: the same decision as for every record that comes in; returns whom it
affects, and where the journal finds how it was before.

p_wished_ids, p_wished_user_ids: which user the cluster of a record should be. p_undone_ids: rows of mds.regroupings that the verdict
undoes, the likeliest first: if everything comes together as before one of them, everybody has the id of then, whatever is
wished. Callers hold mds.lock_users.$$;

commit;
