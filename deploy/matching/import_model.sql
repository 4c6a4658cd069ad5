-- Deploy mds:matching/import_model to pg
-- requires: matching/check_model
-- requires: matching/term_frequencies
-- requires: matching/add_rows
-- requires: matching/learn_terms
begin;

create or replace function matching.import_model(p_document jsonb, p_name text default null)
returns integer
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    c_sections constant text[] := array['comparisons', 'comparison_levels', 'blocking_rules', 'definite_rules', 'stop_keys', 'term_frequencies'];
    v_name     text := coalesce(p_name, p_document #>> '{model,name}');
    v_unknown  text;
    v_id       integer;
begin
    if p_document ->> 'format' is distinct from 'mds-model' or p_document ->> 'version' is distinct from '1'
       or jsonb_typeof(p_document -> 'model') is distinct from 'object' or coalesce(btrim(v_name), '') = '' then
        raise exception 'this is no model'
            using errcode = 'MDDOC', detail = 'A document has "format": "mds-model", "version": 1, and a "model" with a name.',
                  hint = 'matching.export_model and "mds model export" write such documents.';
    end if;
    if exists (select from matching.models where name = v_name) then
        raise exception 'there is a model "%" already', v_name
            using errcode = 'MDNAM', detail = 'Names of models are given once.', hint = 'Give it another name: p_name, or --name on the command line.';
    end if;

    -- What this version does not know is not dropped in silence.
    select format('%s.%s', d.section, d.key) into v_unknown
      from (select 'document' as section, k as key from jsonb_object_keys(p_document) k
             where k <> all (c_sections || array['format', 'version', 'model'])
            union all
            select 'model', k from jsonb_object_keys(p_document -> 'model') k
            union all
            select s.section, k
              from unnest(c_sections) s (section),
                   jsonb_path_query(p_document, format('lax $.%s[*]', s.section)::jsonpath) e (element),
                   jsonb_object_keys(case when jsonb_typeof(e.element) = 'object' then e.element else '{"(no object)": null}' end) k) d
     where d.section = 'document'
        or not exists (select from pg_attribute a
                        where a.attrelid = format('matching.%I', case d.section when 'model' then 'models' else d.section end)::regclass
                          and a.attname = d.key and a.attnum > 0 and not a.attisdropped)
     limit 1;
    if v_unknown is not null then
        raise exception 'this model says what is not understood here'
            using errcode = 'MDDOC', detail = format('Unknown: %s.', v_unknown), hint = 'It may be of a later release of MDS.';
    end if;

    begin
        insert into matching.models
        select m.*
          from jsonb_populate_record(null::matching.models,
                   p_document -> 'model' || jsonb_build_object('name', v_name, 'state', 'draft', 'created_at', now(), 'activated_at', null,
                       'origin', case when p_document #>> '{model,origin}' = 'edited' then 'edited' else 'imported' end,
                       'id', nextval(pg_get_serial_sequence('matching.models', 'id')))) m
        returning id into v_id;
        perform matching.add_rows(v_id, s.name, p_document -> s.name) from unnest(c_sections) with ordinality as s (name, n) order by s.n;
        if not p_document ? 'term_frequencies' and exists (select from matching.comparison_levels l where l.model_id = v_id and l.rarity is not null) then
            perform matching.learn_terms(v_id);
        end if;
        analyze matching.term_frequencies;      -- as in matching.learn_terms
    exception
        when data_exception or integrity_constraint_violation then
            raise exception 'this model cannot be used'
                using errcode = 'MDDOC', detail = sqlerrm, hint = 'Mend the document and import it again; nothing was written.';
    end;
    perform matching.check_model(v_id);
    return v_id;
end;
$$;

comment on function matching.import_model(jsonb, text) is
$$Makes a draft of a document of matching.export_model; returns its id. p_name: instead of the name in the document. Where that has no
term_frequencies, not even an empty list, and levels that ask for rarity, they are counted among the records that are here: settings of other tools say which, not how common.

Nothing is written unless all of it is understood and can be compiled. Raises MDDOC when the document is none, is malformed or says
something unknown; MDNAM when the name is taken; MDMDL when the model is incomplete or an expression of it does more than compare.$$;

grant execute on function matching.import_model(jsonb, text) to mds_operator;

commit;
