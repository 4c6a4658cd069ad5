-- Deploy mds:matching/copy_model to pg
-- requires: matching/export_model
-- requires: matching/import_model
begin;

create or replace function matching.copy_model(p_model_id integer, p_name text, p_description text default null)
returns integer
language sql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
begin atomic
    select matching.import_model(
               jsonb_set(x.document, '{model}', x.document -> 'model' || jsonb_build_object('origin', 'edited', 'description',
                   coalesce(p_description, format('Copy of %s. %s', x.document #>> '{model,name}', x.document #>> '{model,description}')))),
               coalesce(p_name, ''))
      from matching.export_model(p_model_id) x (document);
end;

comment on function matching.copy_model(integer, text, text) is
$$Makes a draft that says what another model says, to be edited and activated; returns its id.

Raises MDMOD when there is no such model, MDNAM when the name is taken, MDDOC when it is blank.$$;

grant execute on function matching.copy_model(integer, text, text) to mds_operator;

commit;
