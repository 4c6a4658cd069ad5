-- Deploy mds:matching/judge to pg
-- requires: matching/check_model
-- requires: matching/compile
-- requires: matching/with_rarities
begin;

create type matching.judgement as (
    weight   double precision,
    verdict  text
);
comment on type matching.judgement is 'What a model makes of a pair.';
comment on column matching.judgement.weight  is 'Match weight, log2 odds.';
comment on column matching.judgement.verdict is 'join, review or apart; a definite rule stands above the weight.';

create or replace function matching.judge(p_model_id integer, p_left_ids bigint[], p_right_ids bigint[])
returns matching.judgement[]
language plpgsql
volatile parallel unsafe
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_judgements matching.judgement[];
begin
    perform matching.check_model(p_model_id);
    begin
        if p_model_id <> matching.active_model_id() then
            perform matching.compile(p_model_id);
        end if;
        select array_agg(row(s.weight, case when s.definite = 1 then 'join'
                                            when s.definite = -1 then 'apart'
                                            when s.weight >= m.join_weight then 'join'
                                            when s.weight >= m.review_weight then 'review'
                                            else 'apart' end)::matching.judgement order by s.n)
          into v_judgements
          from matching.models m
         cross join (select p.n, matching.weight(l, r) as weight, matching.definite_verdict(l, r) as definite
                       from unnest(p_left_ids, p_right_ids) with ordinality as p (left_id, right_id, n)
                       join matching.features fl on fl.source_identity_id = p.left_id
                       join matching.features fr on fr.source_identity_id = p.right_id,
                            lateral (select matching.with_rarities(fl) as l, matching.with_rarities(fr) as r offset 0) f
                     offset 0) s
         where m.id = p_model_id;
        raise exception 'judged' using errcode = 'MDDRY';
    exception when sqlstate 'MDDRY' then
        null;       -- the active model is compiled again
    end;
    return coalesce(v_judgements, '{}');
end;
$$;

comment on function matching.judge(integer, bigint[], bigint[]) is
$$What a model, active or not, makes of pairs of identities, in the order given (all of them must have features). The model is
compiled in a sub-transaction that is rolled back, so nobody else notices. Raises MDMOD and MDMDL as matching.check_model.$$;

commit;
