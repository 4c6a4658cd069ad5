-- Deploy mds:matching/holding_rule to pg
-- requires: matching/definite_rules
-- requires: matching/features
-- requires: matching/compile
begin;

create or replace function matching.holding_rule(l matching.features, r matching.features)
returns matching.definite_rules
language plpgsql
stable parallel safe
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_rule   matching.definite_rules;
    v_holds  boolean;
begin
    for v_rule in
        select d.* from matching.definite_rules d where d.model_id = matching.active_model_id() order by d.ordinal
    loop
        execute format('select %s from (select ($1).*) l, (select ($2).*) r', v_rule.condition) using l, r into v_holds;
        if v_holds then
            return v_rule;
        end if;
    end loop;
    return null;
end;
$$;

comment on function matching.holding_rule(matching.features, matching.features) is
$$The definite rule of the active model that decides about two identities, the first that holds; null when none does. It is
the one behind matching.definite_verdict; reads the rules one by one, for people who ask why.$$;

commit;
