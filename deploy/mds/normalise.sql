-- Deploy mds:mds/normalise to pg
-- requires: mds/source_systems
-- requires: mds/check_caller
-- requires: mds/check_payload
-- requires: mds/attributes_of
-- requires: normalise/person
-- requires: matching/describe
begin;

create or replace function mds.normalise(p_payload jsonb, p_source_system text default null)
returns jsonb
language plpgsql
stable parallel restricted
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_problem   text := mds.check_payload(p_payload);
    v_system    mds.source_systems;
    v_person    normalise.person_record;
    v_features  matching.features;
begin
    if p_source_system is not null then
        v_system := mds.check_caller(p_source_system);
    end if;
    if v_problem is not null then
        raise exception 'this payload cannot be used'
            using errcode = 'MDPAY', detail = v_problem, hint = 'docs/contracts.md lists what a payload may hold.';
    end if;
    v_person   := normalise.person(p_payload, v_system.default_country, coalesce(v_system.date_order, 'DMY'));
    v_features := matching.with_rarities(matching.features_of(v_person));

    return jsonb_build_object(
        'values',   jsonb_strip_nulls(to_jsonb(v_person) - 'rejected'),
        'offers',   mds.attributes_of(p_payload, v_person),
        'keys',     (select coalesce(jsonb_object_agg(b.name, k.keys), '{}')
                       from (select k.rule, jsonb_agg(distinct to_hex(k.key)) as keys from matching.keys_of(v_features) k group by k.rule) k
                       join matching.blocking_rules b on b.model_id = matching.active_model_id() and b.ordinal = k.rule),
        'rejected', v_person.rejected);
end;
$$;

comment on function mds.normalise(jsonb, text) is
$$What MDS would make of a payload, as JSON; nothing is written: values (every part normalised, with its validity), offers
(what the golden profile could take), keys (blocking keys by rule, hexadecimal), rejected (what was left out, and why).

p_source_system gives default country and date order; without it there is none and dates read day first. Raises MDPAY when
the payload has wrong types, MDSRC and MDFOR as mds.ingest.$$;

grant execute on function mds.normalise(jsonb, text) to mds_service, mds_steward, mds_operator;

commit;
