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
        select case when d.candidate_user_id = r.user_id then d.possible_match_user_id else d.candidate_user_id end
          from reached r
          join mds.potential_duplicates d on d.closed_at is null and r.user_id in (d.candidate_user_id, d.possible_match_user_id)
    )
    select coalesce(array_agg(distinct d.id), '{}')
      from reached r
      join mds.potential_duplicates d on d.closed_at is null and d.candidate_user_id = r.user_id;
end;

comment on function mds.case_pairs(bigint) is
$$The whole case of a pair: every open pair of users that hang together with its two through open pairs, itself included while it is
open; in order of their numbers.$$;

commit;
