-- Deploy mds:matching/find_repeats to pg
-- requires: matching/find_candidates
-- requires: matching/capped_keys
-- requires: matching/keys_of_repeat
begin;

create or replace function matching.find_repeats(p_identity_ids bigint[], p_from_id bigint default 0)
returns setof matching.candidate_pair
language plpgsql
stable parallel safe
rows 10
as $$
declare
    c_heard  constant integer := 5;         -- as in matching.mark_repeats
begin
    return query
    with mine as materialized (
        select f.source_identity_id as id, f.description, f.is_repeat
          from matching.features f
         where f.source_identity_id = any (p_identity_ids)
           and (f.is_repeat or exists (select from matching.features r where r.description = f.description and r.is_repeat))
    ),
    said as materialized (          -- what finds one of them finds all
        select d.description,
               (select bit_or(1 << k.rule)
                  from matching.keys_of(f) k
                 where not exists (select from matching.keys_of_repeat(f) o where o.key = k.key)
                   and not exists (select from matching.capped_keys c where c.key = k.key)) as found_by
          from (select m.description, min(m.id) as id from mine m group by m.description) d
          join matching.features f on f.source_identity_id = d.id
    )
    select distinct least(m.id, o.id), greatest(m.id, o.id), s.found_by
      from mine m
      join said s on s.description = m.description and s.found_by is not null,
           lateral (select n.id
                      from (select f.source_identity_id as id
                              from matching.features f
                             where m.is_repeat and f.description = m.description
                             order by f.record_key, f.source_identity_id
                             limit c_heard) n
                    union all
                    select f.source_identity_id
                      from matching.features f
                     where not m.is_repeat and f.description = m.description and f.is_repeat) o
     where o.id >= p_from_id;
end;
$$;

comment on function matching.find_repeats(bigint[], bigint) is
$$Pairs of a repeat among the given identities with the five that it repeats, and of one of such five with its repeats, where a key that is not too common could have found them;
p_from_id as in matching.find_candidates, which finds all others.$$;

commit;
