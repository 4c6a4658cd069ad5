-- Deploy mds:mds/search to pg
-- requires: mds/source_identities
-- requires: mds/check_payload
-- requires: mds/visible_systems
-- requires: mds/score_of
-- requires: normalise/person
-- requires: matching/store_features
begin;

create type mds.candidate as (
    canonical_user_id  uuid,
    match_score        numeric(5,2),
    match_weight       double precision,
    grade              text,
    evidence           jsonb
);
comment on type mds.candidate is 'A user that may be the person asked for.';
comment on column mds.candidate.canonical_user_id is 'The user.';
comment on column mds.candidate.match_score       is 'Probability in per cent of its best identity.';
comment on column mds.candidate.match_weight      is 'The same as log2 odds.';
comment on column mds.candidate.grade             is 'certain (a definite rule), probable (would join), possible (would go to review) or weak.';
comment on column mds.candidate.evidence          is 'Level of each comparison that had something to say: {"email": "same e-mail address"}, and the identity compared.';

create or replace function mds.search(p_attributes jsonb, p_limit integer default 20)
returns setof mds.candidate
language plpgsql
stable parallel restricted
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_model    matching.models := matching.active_model();
    v_problem  text := mds.check_payload(p_attributes);
    v_features matching.features;
    v_systems  text[] := mds.visible_systems();
begin
    if v_problem is not null or p_limit is null or p_limit < 1 then
        raise exception 'these attributes cannot be searched for'
            using errcode = 'MDPAY', detail = coalesce(v_problem, 'p_limit must be 1 or more.'),
                  hint = 'Give them as in a payload: {"full_name": "...", "email": "..."}.';
    end if;
    v_features := matching.with_rarities(matching.features_of(normalise.person(p_attributes)));

    return query
    with candidate as materialized (
        select distinct k.source_identity_id as id
          from matching.keys_of(v_features) s
          join matching.identity_keys k on k.key = s.key
         where not exists (select from matching.capped_keys c where c.key = s.key)
    ),
    scored as (
        select distinct on (i.canonical_user_id) i.canonical_user_id, i.id,
               matching.weight(v_features, f) as weight, matching.definite_verdict(v_features, f) as verdict,
               matching.levels(v_features, f) as levels
          from candidate c
          join matching.features f on f.source_identity_id = c.id
          join mds.source_identities i on i.id = c.id
         where i.source_system = any (v_systems)
         order by i.canonical_user_id, matching.definite_verdict(v_features, f) desc, matching.weight(v_features, f) desc, i.id
    )
    select s.canonical_user_id, mds.score_of(s.weight)::numeric(5,2), s.weight,
           case when s.verdict = 1 then 'certain' when s.weight >= v_model.join_weight then 'probable'
                when s.weight >= v_model.review_weight then 'possible' else 'weak' end,
           jsonb_build_object('source_identity_id', s.id) ||
           (select coalesce(jsonb_object_agg(l.comparison_name, l.label), '{}')
              from matching.comparisons c
              join matching.comparison_levels l on l.model_id = c.model_id and l.comparison_name = c.name and l.level = s.levels[c.ordinal]
             where c.model_id = v_model.id)
      from scored s
     where s.verdict >= 0
     order by s.verdict desc, s.weight desc, s.canonical_user_id
     limit p_limit;
end;
$$;

comment on function mds.search(jsonb, integer) is
$$Users that may be the person with these attributes, best first; the scorer of mds.ingest, and nothing is written.

p_attributes has the keys of a payload. Finds who shares a blocking key with them; a service finds users its own source
systems have reported, other roles all. Raises MDPAY when the attributes have wrong types or p_limit is less than 1.$$;

grant execute on function mds.search(jsonb, integer) to mds_service, mds_steward, mds_approver, mds_reader, mds_pii_reader, mds_operator;

commit;
