-- Deploy mds:matching/protect_model to pg
-- requires: matching/default_model
-- requires: matching/term_frequencies
begin;

create or replace function matching.protect_model()
returns trigger
language plpgsql
volatile parallel unsafe
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_name  text;
begin
    if tg_table_name = 'models' then
        -- Its life goes on: it becomes active and retired, as often as it likes. What it says stays.
        if to_jsonb(old) ->> 'state' = 'draft'
           or tg_op = 'UPDATE' and to_jsonb(new) ->> 'state' <> 'draft'
              and to_jsonb(new) - array['state', 'activated_at'] = to_jsonb(old) - array['state', 'activated_at'] then
            return null;
        end if;
        v_name := to_jsonb(old) ->> 'name';
    else
        select m.name into v_name
          from matching.models m
         where m.state <> 'draft'
           and m.id in ((to_jsonb(new) ->> 'model_id')::integer, (to_jsonb(old) ->> 'model_id')::integer);
        if not found then
            return null;
        end if;
    end if;
    raise exception 'model "%" has been active and cannot be changed', v_name
        using errcode = 'MDIMM', detail = 'Decisions name the model that made them, so it stays as it was.',
              hint = 'Change a copy and activate that: matching.copy_model, matching.edit_model, matching.activate_model.';
end;
$$;

comment on function matching.protect_model() is
$$Trigger: a model that is or was active, and every row of it, stays as it is; only its state and activated_at change. Raises MDIMM.$$;

create trigger protect_model after update or delete on matching.models
    for each row execute function matching.protect_model();
create trigger protect_model after insert or update or delete on matching.comparisons
    for each row execute function matching.protect_model();
create trigger protect_model after insert or update or delete on matching.comparison_levels
    for each row execute function matching.protect_model();
create trigger protect_model after insert or update or delete on matching.blocking_rules
    for each row execute function matching.protect_model();
create trigger protect_model after insert or update or delete on matching.definite_rules
    for each row execute function matching.protect_model();
create trigger protect_model after insert or update or delete on matching.stop_keys
    for each row execute function matching.protect_model();
create trigger protect_model after insert or update or delete on matching.term_frequencies
    for each row execute function matching.protect_model();

commit;
