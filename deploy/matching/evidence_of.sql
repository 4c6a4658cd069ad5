-- Deploy mds:matching/evidence_of to pg
-- requires: matching/default_model
begin;

create type matching.evidence as (
    weight         double precision,
    contradiction  double precision
);
comment on type matching.evidence is 'What speaks for and against a pair being one person.';
comment on column matching.evidence.weight        is 'log2 odds; infinity or -infinity where a definite rule decides.';
comment on column matching.evidence.contradiction is 'Sum of the negative weights of the stable comparisons: log2, 0 or less.';

create or replace function matching.evidence_of(p_left_id bigint, p_right_id bigint)
returns matching.evidence
language plpgsql
stable parallel safe
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    l           matching.features;
    r           matching.features;
    v_levels    smallint[];
    v_evidence  matching.evidence;
begin
    select * into l from matching.features f where f.source_identity_id = least(p_left_id, p_right_id);
    select * into r from matching.features f where f.source_identity_id = greatest(p_left_id, p_right_id);
    v_levels := matching.levels(l, r);
    v_evidence.contradiction := matching.contradiction(v_levels);
    v_evidence.weight := case matching.definite_verdict(l, r)
                              when 1  then 'infinity'
                              when -1 then '-infinity'
                              else matching.weight(v_levels, least(l.given_rarity, r.given_rarity), least(l.family_rarity, r.family_rarity),
                                                   least(l.city_rarity, r.city_rarity)) end;
    return v_evidence;
end;
$$;

comment on function matching.evidence_of(bigint, bigint) is
$$What the active model makes of two identities, whichever comes first, from their features as they are now. For a pair without an edge
to ask; code that scores many pairs takes the levels of all of them in one statement.$$;

commit;
