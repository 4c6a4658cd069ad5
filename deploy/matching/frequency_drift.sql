-- Deploy mds:matching/frequency_drift to pg
-- requires: matching/features
-- requires: matching/term_frequencies
-- requires: matching/default_model
begin;

create type matching.drift as (
    term          text,
    record_count  bigint,
    distance      double precision
);
comment on type matching.drift is 'How far the values of today are from those a model was trained on.';
comment on column matching.drift.term         is 'given, family or city.';
comment on column matching.drift.record_count is 'Records looked at that have one.';
comment on column matching.drift.distance     is 'Total variation distance of the two distributions: 0 is the same, 1 has nothing in common.';

create or replace function matching.frequency_drift(p_share double precision default 1)
returns setof matching.drift
language plpgsql
stable parallel restricted
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    c_rare constant double precision := 0.001;      -- what is rarer counts together: its share is mostly chance
begin
    if p_share is null or p_share < 1e-6 or p_share > 1 then
        raise exception 'a share of % cannot be looked at', coalesce(p_share::text, '(null)')
            using errcode = 'MDPAY', detail = 'p_share must be a millionth or more, and at most 1.', hint = 'Leave it out to look at all records.';
    end if;
    return query
    with learnt as (
        select t.term, t.value, t.frequency from matching.term_frequencies t
         where t.model_id = matching.active_model_id() and t.value <> '' and t.frequency >= c_rare
           and exists (select from matching.term_frequencies r where r.model_id = t.model_id and r.term = t.term and r.value = '')     -- counted, not assumed
    ),
    seen as (
        select v.term, v.value, count(*) as n
          from matching.features f tablesample bernoulli (100 * p_share) repeatable (1),
               lateral (values ('given', f.given), ('family', f.family), ('city', f.cities[1])) as v (term, value)
         where not f.is_repeat and v.value is not null and v.term in (select l.term from learnt l)
         group by v.term, v.value
    ),
    live as (
        select s.term, s.value, s.n, s.n / sum(s.n) over (partition by s.term)::float8 as frequency from seen s
    ),
    common as (
        select coalesce(l.term, v.term) as term, l.frequency as was, v.frequency as is_now, coalesce(v.n, 0) as n
          from learnt l
          full join live v on v.term = l.term and v.value = l.value
    )
    select c.term, sum(c.n)::bigint,
           (coalesce(sum(abs(c.was - coalesce(c.is_now, 0))) filter (where c.was is not null), 0)
            -- The rest of both: what was rare when the model learnt.
            + abs((1 - sum(c.was)) - coalesce(sum(c.is_now) filter (where c.was is null), 0))) / 2
      from common c
     group by c.term
    having sum(c.n) > 0
     order by c.term;
end;
$$;

comment on function matching.frequency_drift(double precision) is
$$How far the given names, family names and cities of the records are from the frequencies the active model learnt, a row for each
that it has frequencies of. Rare values count as one. Far off, rarity is weighed wrongly: train anew. No row without training.

p_share: look at this share of the records only, 0 to 1. Raises MDPAY when it is none.$$;

grant execute on function matching.frequency_drift(double precision) to mds_operator, mds_auditor;

commit;
