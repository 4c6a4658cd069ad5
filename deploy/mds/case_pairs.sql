-- Deploy mds:mds/case_pairs to pg
-- requires: mds/potential_duplicates
begin;

create or replace function mds.case_pairs(p_duplicate_id bigint)
returns bigint[]
language sql
volatile parallel unsafe
begin atomic
    with recursive reached (user_id) as (
        select u.id
          from mds.potential_duplicates d, unnest(array[d.candidate_user_id, d.possible_match_user_id]) as u (id)
         where d.id = p_duplicate_id
        union
        select o.id
          from reached r
         cross join lateral (select d.possible_match_user_id as id from mds.potential_duplicates d where d.candidate_user_id = r.user_id and d.closed_at is null
                             union all
                             select d.candidate_user_id from mds.potential_duplicates d where d.possible_match_user_id = r.user_id and d.closed_at is null) o
    )
    select coalesce(array_agg(distinct d.id), '{}')
      from reached r
     cross join lateral (select d.id from mds.potential_duplicates d where d.candidate_user_id = r.user_id and d.closed_at is null offset 0) d;
end;

comment on function mds.case_pairs(bigint) is
$$The whole case of a pair: every open pair of users that hang together with its two through open pairs, itself included while it is
open; in order of their numbers.$$;

commit;
