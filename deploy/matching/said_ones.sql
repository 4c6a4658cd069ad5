-- Deploy mds:matching/said_ones to pg
-- requires: matching/edges
begin;

create or replace function matching.said_ones(p_identity_ids bigint[])
returns bigint[]
language plpgsql
stable parallel safe
as $$
begin
    return (
        with recursive said (id, one) as (
            select i.id, i.id from unnest(p_identity_ids) as i (id)
            union
            select e.id, s.one
              from said s
             cross join lateral (select e.right_id as id from matching.edges e where e.left_id = s.id and e.is_manual and e.verdict = 1
                                 union all
                                 select e.left_id from matching.edges e where e.right_id = s.id and e.is_manual and e.verdict = 1) e
             where e.id = any (p_identity_ids)
        )
        select array_agg(o.one order by i.n)
          from unnest(p_identity_ids) with ordinality as i (id, n)
          join (select s.id, min(s.one) as one from said s group by s.id) o on o.id = i.id);
end;
$$;

comment on function matching.said_ones(bigint[]) is
$$Which of the given identities people say are one, directly or through others of them: the smallest number of each such group, index-aligned. Null where none are given.$$;

commit;
