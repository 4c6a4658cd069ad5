-- Deploy mds:matching/check_model to pg
-- requires: matching/check_expression
-- requires: matching/comparison_levels
-- requires: matching/blocking_rules
-- requires: matching/definite_rules
begin;

create or replace function matching.check_model(p_model_id integer)
returns void
language plpgsql
volatile parallel unsafe
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_problem  text;
begin
    if not exists (select from matching.models where id = p_model_id) then
        raise exception 'no model %', coalesce(p_model_id::text, '(null)')
            using errcode = 'MDMOD', detail = 'matching.models has no such id.', hint = 'See them with: select * from matching.models.';
    end if;

    select problem into v_problem
      from (select 1 as rank, 'it has no comparison' as problem
             where not exists (select from matching.comparisons where model_id = p_model_id)
            union all
            select 2, 'it has no blocking rule'
             where not exists (select from matching.blocking_rules where model_id = p_model_id)
            union all
            select 3, 'the ordinals of its comparisons are not 1, 2, 3 and so on'
              from matching.comparisons where model_id = p_model_id
            having min(ordinal) <> 1 or max(ordinal) <> count(*)
            union all
            select 4, format('comparison %s needs a level 0 and at least one above it', c.name)
              from matching.comparisons c
              left join matching.comparison_levels l on l.model_id = c.model_id and l.comparison_name = c.name
             where c.model_id = p_model_id
             group by c.name
            having count(l.level) < 2 or min(l.level) <> 0
            union all
            select 5, format('comparison %s has the cap_rule %s, which is no blocking rule', c.name, c.cap_rule)
              from matching.comparisons c
             where c.model_id = p_model_id
               and c.cap_rule not in (select b.name from matching.blocking_rules b where b.model_id = p_model_id)
            union all
            select 6, format('rarity %s of comparison %s is no number of matching.features', l.rarity, l.comparison_name)
              from matching.comparison_levels l
             where l.model_id = p_model_id and l.rarity is not null
               and not exists (select from pg_attribute a
                                where a.attrelid = 'matching.features'::regclass and a.attname = l.rarity and not a.attisdropped
                                  and a.atttypid in ('real'::regtype, 'double precision'::regtype))
            union all
            select 7, format('%s: %s', e.place, matching.check_expression(e.expression, e.is_key))
              from (select format('null condition of comparison %s', name) as place, null_condition as expression, false as is_key
                      from matching.comparisons where model_id = p_model_id
                    union all
                    select format('level %s of comparison %s', level, comparison_name), condition, false
                      from matching.comparison_levels where model_id = p_model_id and level > 0
                    union all
                    select format('definite rule %s', name), condition, false from matching.definite_rules where model_id = p_model_id
                    union all
                    select format('blocking rule %s', name), expression, true from matching.blocking_rules where model_id = p_model_id) e
             where matching.check_expression(e.expression, e.is_key) is not null) p
     order by rank, problem
     limit 1;
    if v_problem is not null then
        raise exception 'model % cannot be used', p_model_id
            using errcode = 'MDMDL', detail = v_problem, hint = 'Mend it with matching.edit_model, or import it anew.';
    end if;
end;
$$;

comment on function matching.check_model(integer) is
$$Returns if a model is complete and all its expressions do nothing but compare (matching.check_expression); raises MDMDL with the first
problem otherwise, and MDMOD when there is no such model.$$;

commit;
