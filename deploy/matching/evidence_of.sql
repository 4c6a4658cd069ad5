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

create or replace function matching.evidence_of(p_left_ids bigint[], p_right_ids bigint[])
returns matching.evidence[]
language plpgsql
stable parallel safe
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
    return array(
        select row(case c.verdict
                        when 1  then 'infinity'
                        when -1 then '-infinity'
                        else matching.weight(c.levels, c.given_rarity, c.family_rarity, c.city_rarity) end,
                   matching.contradiction(c.levels))::matching.evidence
          from (select p.n, matching.levels(l, r) as levels, matching.definite_verdict(l, r) as verdict,
                       least(l.given_rarity, r.given_rarity) as given_rarity, least(l.family_rarity, r.family_rarity) as family_rarity,
                       least(l.city_rarity, r.city_rarity) as city_rarity
                  from unnest(p_left_ids, p_right_ids) with ordinality as p (a, b, n)
                  left join matching.features l on l.source_identity_id = least(p.a, p.b)
                  left join matching.features r on r.source_identity_id = greatest(p.a, p.b)
                offset 0) c
         order by c.n);
end;
$$;

comment on function matching.evidence_of(bigint[], bigint[]) is
$$What the active model makes of pairs of identities, index-aligned, from their features as they are now; whichever of the two comes first.
For pairs without an edge to ask. An identity without features says nothing.$$;

commit;
