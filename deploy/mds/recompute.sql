-- Deploy mds:mds/recompute to pg
-- requires: mds/recomputations
-- requires: mds/assign
-- requires: mds/regroupings
-- requires: matching/score_candidates
-- requires: matching/component_of
-- requires: mds/derive
-- requires: matching/lift_caps
-- requires: mds/check_dry_run
begin;

create type mds.job_report as (
    job         text,
    state       text,
    done_count  bigint,
    all_count   bigint,
    moved_count bigint,
    started_at  timestamptz
);
comment on type mds.job_report is 'How far a job has come.';
comment on column mds.job_report.job         is 'Name of the job.';
comment on column mds.job_report.state       is 'finished, or the stage it stands in.';
comment on column mds.job_report.done_count  is 'Steps done; three for each identity, one a stage.';
comment on column mds.job_report.all_count   is 'Steps there are.';
comment on column mds.job_report.moved_count is 'Identities that changed their user.';
comment on column mds.job_report.started_at  is 'When this run began, calls before this one included.';

create or replace function mds.recompute(p_budget interval default null, p_dry_run boolean default false)
returns mds.job_report
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
set plan_cache_mode = force_generic_plan
set jit = off
as $$
declare
    c_chunk  constant integer := 500;
    v_began  timestamptz := clock_timestamp();
    v_job    mds.recomputations;
    v_ids    bigint[];
    v_members bigint[];
    v_decision bigint;              -- the last before
    v_settled bigint[] := '{}';     -- by this call, in giant components
begin
    perform mds.check_dry_run(p_dry_run);
    perform matching.lock_keys('{}', 1000000);      -- everything: what is recomputed must not move meanwhile
    begin
        select * into v_job from mds.recomputations r where r.finished_at is null for update;
        if not found or p_dry_run or v_job.model_id <> matching.active_model_id() then
            update mds.recomputations set stage = 'finished', finished_at = clock_timestamp() where finished_at is null;
            insert into mds.recomputations (identity_count)
            select count(*) from mds.source_identities i where i.retracted_at is null
            returning * into v_job;
        end if;

        loop
            v_ids := array(select i.id from mds.source_identities i
                            where i.id > v_job.last_identity_id and i.retracted_at is null
                            order by i.id limit c_chunk);
            if v_ids = '{}' and v_job.stage = 'deriving' then
                -- A key that is not too common any more may find candidates again.
                perform matching.lift_caps(array(select c.key from matching.capped_keys c));
                v_job.stage := 'scoring';
                v_job.last_identity_id := 0;
                continue;
            elsif v_ids = '{}' and v_job.stage = 'scoring' then
                v_job.stage := 'settling';
                v_job.last_identity_id := 0;
                continue;
            elsif v_ids = '{}' then
                v_job.stage := 'finished';
                v_job.finished_at := clock_timestamp();
                exit;
            end if;

            if v_job.stage = 'deriving' then
                perform mds.derive(v_ids);
                v_job.derived_count := v_job.derived_count + cardinality(v_ids);
            elsif v_job.stage = 'scoring' then
                perform set_config('plan_cache_mode', 'force_custom_plan', true);       -- as in mds.settle
                perform matching.score_candidates(v_ids, '{}', v_job.last_identity_id + 1);     -- with those before, they have been scored
                v_job.scored_count := v_job.scored_count + cardinality(v_ids);
            else
                -- A component is decided as a whole, with the first of its identities.
                v_members := array(select matching.component_of(array(select unnest(v_ids) except select unnest(v_settled))));
                v_members := array(select m.id from unnest(v_members) m (id)
                                    except
                                   select matching.component_of(array(select d.id from unnest(v_members) d (id) where d.id <= v_job.last_identity_id))
                                    order by 1);
                perform set_config('plan_cache_mode', 'force_custom_plan', true);
                v_decision := coalesce((select max(g.id) from mds.regroupings g), 0);
                perform from mds.assign(v_members, v_members) where v_members <> '{}';
                -- It also moves the others of their users, who may come in a later chunk.
                v_job.moved_count := v_job.moved_count
                    + (select count(*)
                         from mds.regroupings g
                        cross join unnest(g.previous_user_ids, g.next_user_ids) as m (previous_id, next_id)
                        where g.id > v_decision and m.previous_id is distinct from m.next_id);
                if cardinality(v_members) > 10 * c_chunk then       -- a giant is not walked through again with each chunk; of others that is less than to remember them
                    v_settled := v_settled || v_members;
                end if;
                v_job.settled_count := v_job.settled_count + cardinality(v_ids);
            end if;
            perform set_config('plan_cache_mode', 'force_generic_plan', true);
            v_job.last_identity_id := v_ids[cardinality(v_ids)];
            exit when clock_timestamp() - v_began >= p_budget;
        end loop;

        update mds.recomputations r
           set (stage, last_identity_id, derived_count, scored_count, settled_count, moved_count, finished_at)
               = (v_job.stage, v_job.last_identity_id, v_job.derived_count, v_job.scored_count, v_job.settled_count, v_job.moved_count,
                  v_job.finished_at)
         where r.id = v_job.id;
        if p_dry_run then
            raise exception 'dry run' using errcode = 'MDDRY';
        end if;
    exception when sqlstate 'MDDRY' then
        null;       -- everything written is undone; the counts are kept
    end;

    return row('recompute', v_job.stage, v_job.derived_count + v_job.scored_count + v_job.settled_count, 3 * v_job.identity_count, v_job.moved_count,
               v_job.started_at)::mds.job_report;
end;
$$;

comment on function mds.recompute(interval, boolean) is
$$Derives everything anew from the payloads, with the normalisers, the model, the trust and the caps of today: values, features,
keys, edges, users, profiles, lineage and review queue. What comes out as it was is not written. The nightly job.

p_budget: stop after this time (at least one chunk of 500 identities is done); the next call goes on where this one stopped,
also after a crash, and begins afresh when another model has become active. Null: all of it in one transaction. p_dry_run: begins afresh, answers what would move, writes nothing.
Excludes every other writer until its transaction ends: call it with a budget of seconds, and commit in between. Raises MDPAY when p_dry_run is null.$$;

grant execute on function mds.recompute(interval, boolean) to mds_operator;

commit;
