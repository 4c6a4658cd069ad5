-- Deploy mds:mds/evidence_hash to pg
-- requires: mds/potential_duplicates
begin;

create or replace function mds.evidence_hash(p_duplicate_id bigint)
returns bytea
language sql
stable parallel safe
security definer
set search_path = pg_catalog, extensions, pg_temp
begin atomic
    select sha256(convert_to(concat_ws('|', d.candidate_user_id, d.possible_match_user_id, d.reason, d.match_weight,
               (select string_agg(concat_ws(':', i.canonical_user_id, i.id, i.payload_hash), ',' order by i.id)
                  from mds.source_identities i
                 where i.canonical_user_id in (d.candidate_user_id, d.possible_match_user_id))), 'UTF8'))
      from mds.potential_duplicates d
     where d.id = p_duplicate_id;
end;

comment on function mds.evidence_hash(bigint) is
$$Hash of what a case rests on: the two users, every record of theirs and what it says, the reason and the weight. A
verdict is bound to it: a case that changed underneath is refused.$$;

commit;
