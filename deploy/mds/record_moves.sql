-- Deploy mds:mds/record_moves to pg
-- requires: mds/former_memberships
begin;

create or replace function mds.record_moves(p_identity_ids bigint[], p_previous_user_ids uuid[], p_next_user_ids uuid[])
returns void
language sql
volatile parallel unsafe
begin atomic
    insert into mds.former_memberships (source_identity_id, canonical_user_id, valid_from, valid_to)
    select i.id, m.previous_id, coalesce(f.valid_to, i.ingested_at),
           greatest(clock_timestamp(), coalesce(f.valid_to, i.ingested_at) + interval '1 microsecond')
      from unnest(p_identity_ids, p_previous_user_ids, p_next_user_ids) as m (id, previous_id, next_id)
      join mds.source_identities i on i.id = m.id
      left join lateral (select max(f.valid_to) as valid_to from mds.former_memberships f where f.source_identity_id = m.id) f on true
     where m.previous_id is distinct from m.next_id
       and (m.previous_id is not null or f.valid_to is not null);       -- a new identity comes from nowhere
end;

comment on function mds.record_moves(bigint[], uuid[], uuid[]) is
$$Remembers whose identities were, for those that go to another user, or are retracted (next null), or come back (previous null).
The arguments are index-aligned. Called once for each move, in whatever changes source_identities.canonical_user_id.$$;

commit;
