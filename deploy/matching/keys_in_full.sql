-- Deploy mds:matching/keys_in_full to pg
-- requires: matching/blocking_rules
-- requires: matching/stop_keys
-- requires: matching/capped_keys
-- requires: matching/compile
begin;

create type matching.key_state as (
    rule        text,
    key         bigint,
    is_stopped  boolean,
    is_capped   boolean
);
comment on type matching.key_state is 'A blocking key of a record, and whether it finds anybody.';
comment on column matching.key_state.rule       is 'Name of the blocking rule that makes it.';
comment on column matching.key_state.key        is 'The key.';
comment on column matching.key_state.is_stopped is 'It is on the stop list of the model, and not built.';
comment on column matching.key_state.is_capped  is 'More records share it than the cap allows, so it finds nobody.';

create or replace function matching.keys_in_full(f matching.features)
returns setof matching.key_state
language plpgsql
stable parallel safe
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_model  integer := matching.active_model_id();
    v_rule   matching.blocking_rules;
begin
    for v_rule in
        select b.* from matching.blocking_rules b where b.model_id = v_model order by b.ordinal
    loop
        return query execute format(
            $q$ select $1, k.key,
                       exists (select from matching.stop_keys s where s.model_id = $2 and s.key = k.key),
                       exists (select from matching.capped_keys c where c.key = k.key)
                  from (select ($3).*) f,
                       lateral (select distinct normalise.hash64($1 || '|' || v.term) as key
                                  from unnest(%s::text[]) v (term) where v.term is not null) k $q$, v_rule.expression)
            using v_rule.name, v_model, f;
    end loop;
end;
$$;

comment on function matching.keys_in_full(matching.features) is
$$Every blocking key the active model can make of an identity, those included that are on its stop list or that the cap has bitten:
what matching.keys_of leaves out, for people who ask why two records were not compared.$$;

commit;
