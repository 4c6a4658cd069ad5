-- Deploy mds:matching/is_capped to pg
-- requires: matching/capped_keys
-- requires: matching/stop_keys
-- requires: normalise/hash64
begin;

create or replace function matching.is_capped(p_rule text, p_left text[], p_right text[])
returns boolean
language plpgsql
stable strict parallel safe
as $$
declare
    v_value text;
    v_key   bigint;
    v_is_capped boolean := false;
begin
    foreach v_value in array p_left loop
        continue when (v_value = any (p_right)) is not true;       -- a rule may give nulls
        v_key := normalise.hash64(p_rule || '|' || v_value);
        if not exists (select from matching.capped_keys c where c.key = v_key)
           and not exists (select from matching.stop_keys s where s.model_id = matching.active_model_id() and s.key = v_key) then
            return false;
        end if;
        v_is_capped := true;
    end loop;
    return v_is_capped;
end;
$$;

comment on function matching.is_capped(text, text[], text[]) is
$$Whether two identities have values in common of which a blocking rule makes keys, and every one of them is too common to mean
anything: its key is in matching.capped_keys, or a stop key of the active model. False where they have none in common; null for null.

p_rule: name of the rule. p_left, p_right: what its expression gives for either. matching.levels asks it of what two records agree on.$$;

commit;
