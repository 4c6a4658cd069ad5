-- Deploy mds:matching/add_rows to pg
-- requires: matching/protect_model
-- requires: matching/definite_rules
-- requires: matching/stop_keys
begin;

create or replace function matching.add_rows(p_model_id integer, p_section text, p_rows jsonb)
returns void
language plpgsql
volatile parallel unsafe
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    c_defaults  constant jsonb := '{"comparisons": {"is_stable": false, "is_shared": false, "is_regional": false}}';   -- what earlier releases and other tools do not say
begin
    execute format('insert into matching.%I select r.* from jsonb_array_elements($1) e, jsonb_populate_record(null::matching.%I, $2 || e || $3) r',
                   p_section, p_section)
      using p_rows, coalesce(c_defaults -> p_section, '{}'), jsonb_build_object('model_id', p_model_id);
end;
$$;

comment on function matching.add_rows(integer, text, jsonb) is
$$Adds rows to a section of a draft (comparisons, comparison_levels, blocking_rules, definite_rules, stop_keys, term_frequencies), as they stand
in a document of matching.export_model; null adds none. What a comparison does not say that it is, it is not.

Raises MDIMM when the model has been active, and lets out PostgreSQL's errors for rows that cannot be: callers say what they were doing.$$;

commit;
