-- Deploy mds:mds/broken_lineage to pg
-- requires: mds/difference
-- requires: mds/lineage_text
-- requires: mds/seal_chain
begin;

create or replace function mds.broken_lineage(p_profile_ids uuid[])
returns setof mds.difference
language sql
stable parallel safe
begin atomic
    with row as materialized (
        select l.*, mds.lineage_text(l) as sealed_text,
               lag(l.valid_to) over same as previous_to, lead(l.valid_from) over same as next_from, row_number() over same as n
          from mds.attribute_lineage l
         where l.canonical_profile_id = any (p_profile_ids)
        window same as (partition by l.canonical_profile_id, l.attribute_path order by l.valid_from, l.id)
    ),
    link as (
        select r.canonical_profile_id, r.valid_from, string_agg(r.sealed_text, '|' order by r.id) as link
          from row r
         group by r.canonical_profile_id, r.valid_from
    ),
    chain as (
        select l.canonical_profile_id, mds.seal_chain(l.link order by l.valid_from) as seal, max(l.valid_from) as sealed_at
          from link l
         group by l.canonical_profile_id
    )
    select 'profile ' || p.id, null::text, 'its lineage is not what was sealed: a row was changed, removed, inserted or put elsewhere',
           to_char(s.sealed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
           to_char(c.sealed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
      from unnest(p_profile_ids) as p (id)
      left join chain c on c.canonical_profile_id = p.id
      left join mds.lineage_seals s on s.canonical_profile_id = p.id
     where (c.seal, c.sealed_at) is distinct from (s.seal, s.sealed_at)
    union all
    select 'profile ' || p.id, null::text, 'it has values and no lineage: rows and seal were removed', null::text, null::text
      from unnest(p_profile_ids) as i (id)
      join mds.canonical_profiles p on p.id = i.id
     where (num_nonnulls(p.full_name, p.email, p.phone_e164, p.country_code) > 0 or p.preferences <> '{}' or p.attributes <> '{}')
       and not exists (select from mds.lineage_seals s where s.canonical_profile_id = p.id)
    union all
    select 'profile ' || r.canonical_profile_id, r.attribute_path, 'period of row ' || r.id || ' does not join the next',
           to_char(r.next_from at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), to_char(r.valid_to at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
      from row r
     where r.valid_to is distinct from r.next_from
        or r.previous_ended_at is distinct from r.previous_to
        or (r.n = 1) <> (r.previous_ended_at is null);
end;

comment on function mds.broken_lineage(uuid[]) is
$$Where the lineage of profiles has been tampered with: chains that end at another seal, values without any lineage, and periods that
do not join. Expected and found are times.$$;

commit;
