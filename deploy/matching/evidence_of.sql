-- Deploy mds:matching/evidence_of to pg
-- requires: matching/default_model
begin;

create type matching.evidence as (
    weight   double precision,
    verdict  smallint,
    levels   smallint[]
);
comment on type matching.evidence is 'What a model makes of a pair.';
comment on column matching.evidence.weight  is 'log2 odds that the two are one person.';
comment on column matching.evidence.verdict is 'What the definite rules say: 1 one person, -1 two people, 0 nothing.';
comment on column matching.evidence.levels  is 'Level of each comparison, by its ordinal; -1 where one side says nothing, or both what too many say.';

create or replace function matching.evidence_of(p_left_ids bigint[], p_right_ids bigint[])
returns matching.evidence[]
language plpgsql
stable parallel safe
as $$
begin
    -- Level vectors first (offset 0), so that they are made once for the weight and for the answer.
    return array(
        select row(matching.weight(c.levels, c.given_rarity, c.family_rarity, c.city_rarity), c.verdict, c.levels)::matching.evidence
          from (select p.n, matching.levels(l, r) as levels, matching.definite_verdict(l, r) as verdict,
                       least(l.given_rarity, r.given_rarity) as given_rarity, least(l.family_rarity, r.family_rarity) as family_rarity,
                       least(l.city_rarity, r.city_rarity) as city_rarity
                  from unnest(p_left_ids, p_right_ids) with ordinality as p (left_id, right_id, n)
                  left join matching.features l on l.source_identity_id = least(p.left_id, p.right_id)
                  left join matching.features r on r.source_identity_id = greatest(p.left_id, p.right_id)
                offset 0) c
         order by c.n);
end;
$$;

comment on function matching.evidence_of(bigint[], bigint[]) is
$$What the active model makes of pairs of identities, index-aligned, from their features as they are now; whichever of the two comes first.
The one passage that scores pairs in numbers. An identity without features says nothing.$$;

commit;
