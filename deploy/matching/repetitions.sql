-- Deploy mds:matching/repetitions to pg
-- requires: matching/features
-- requires: matching/edges
-- requires: matching/default_model
begin;

create type matching.repetition as (
    source_identity_id  bigint,
    repeated_ids        bigint[]
);
comment on type matching.repetition is 'An identity and whom it repeats.';
comment on column matching.repetition.source_identity_id is 'The identity.';
comment on column matching.repetition.repeated_ids       is 'The first five by record_key of those of whom exactly the same is said.';

create or replace function matching.repetitions(p_identity_ids bigint[])
returns setof matching.repetition
language plpgsql
stable parallel safe
rows 10
as $$
declare
    c_heard  constant integer := 5;         -- as in matching.mark_repeats
begin
    if cardinality(p_identity_ids) <= c_heard then
        return;
    end if;
    return query
    with many as materialized (
        select n.*
          from (select f.source_identity_id as id, f.record_key, f.description, count(*) over (partition by f.description) as n
                  from matching.features f
                 where f.source_identity_id = any (p_identity_ids) and f.description is not null) n
         where n.n > c_heard
    ),
    -- What people and rules say of each with others: equal sets are one word. Of those who are said to be one person, each belongs to its own set.
    told as (
        select m.id, m.record_key, m.description,
               array_agg(e.id || '|' || e.verdict order by e.id || '|' || e.verdict) filter (where e.is_manual or e.verdict = 1 and not o.is_like)
                   as words,
               bool_or(o.is_like and e.verdict = 1 and e.is_manual) as is_said_same
          from many m,
               lateral (select e.right_id, e.weight, e.verdict, e.is_manual from matching.edges e where e.left_id = m.id
                        union all
                        select e.left_id, e.weight, e.verdict, e.is_manual from matching.edges e where e.right_id = m.id) as e (id, weight, verdict, is_manual)
          left join matching.features f on f.source_identity_id = e.id
         cross join lateral (select f.description is not distinct from m.description as is_like) o
         group by m.id, m.record_key, m.description
        having bool_or(o.is_like and (e.verdict = 1 or e.verdict = 0 and e.weight >= matching.join_weight()))
    ),
    placed as materialized (
        select w.id, w.description, w.words,
               row_number() over (partition by w.description, w.words order by w.record_key, w.id) as place
          from (select t.id, t.record_key, t.description,
                       case when t.is_said_same then array(select unnest(t.words || (t.id || '|1')) order by 1) else t.words end as words
                  from told t) w
    ),
    heard as (
        select p.description, p.words, array_agg(p.id order by p.place) as ids from placed p where p.place <= c_heard group by p.description, p.words
    )
    select p.id, h.ids
      from placed p
      join heard h on h.description = p.description and h.words is not distinct from p.words
     where p.place > c_heard;
end;
$$;

comment on function matching.repetitions(bigint[]) is
$$Of the given identities, those that say exactly what five others of them say, and of which people and rules say the same, each with these five: they belong where those
are, and matching.cluster need not look at them. Only those whom what they say would join; give it whole components. No row where nothing is said more than five times.$$;

commit;
