-- Golden profiles as a consumer of the topics keeps them, in a database of its own. `mds consume profiles` runs this; safe to run
-- again. Nothing here needs MDS.
create schema if not exists profiles;
comment on schema profiles is 'Golden profiles, rebuilt from the topics of MDS: state, redirects of merges, erasures.';

create table if not exists profiles.users (
    user_id      uuid         not null constraint pk_users primary key,
    state        jsonb,
    is_erased    boolean      not null default false,
    occurred_at  timestamptz  not null
);
comment on table  profiles.users             is 'The newest state of each user that was heard of.';
comment on column profiles.users.user_id     is 'Canonical user.';
comment on column profiles.users.state       is 'Payload of the newest message of topic state.user; null after a tombstone: the user was absorbed or erased.';
comment on column profiles.users.is_erased   is 'The person was erased; whatever is derived from them must go.';
comment on column profiles.users.occurred_at is 'When the newest message was decided, by its header occurredAt; an older one changes nothing.';

create table if not exists profiles.redirects (
    absorbed_id  uuid         not null constraint pk_redirects primary key,
    survivor_id  uuid         not null,
    merge_id     bigint       not null,
    is_undone    boolean      not null,
    occurred_at  timestamptz  not null
);
comment on table  profiles.redirects             is 'Merges that were heard of: follow them with profiles.resolve.';
comment on column profiles.redirects.absorbed_id is 'User that was folded into another.';
comment on column profiles.redirects.survivor_id is 'Into which.';
comment on column profiles.redirects.merge_id    is 'The merge, as MDS numbers it.';
comment on column profiles.redirects.is_undone   is 'The merge was undone: the user stands on its own again.';
comment on column profiles.redirects.occurred_at is 'When it was decided; an older message changes nothing.';

create or replace view profiles.golden_profiles as
select u.user_id as canonical_user_id, u.state ->> 'status' as status, u.state ->> 'full_name' as full_name, u.state ->> 'email' as email,
       u.state ->> 'phone_e164' as phone_e164, u.state ->> 'country_code' as country_code, u.state -> 'preferences' as preferences,
       u.state -> 'attributes' as attributes, (u.state ->> 'version')::bigint as version,
       (u.state ->> 'created_at')::timestamptz as created_at, (u.state ->> 'updated_at')::timestamptz as updated_at
  from profiles.users u
 where u.state is not null and not u.is_erased;
comment on view profiles.golden_profiles is 'What mds.golden_profiles shows, as far as the topics have been read.';

create or replace function profiles.resolve(p_user_id uuid)
returns uuid
language sql
stable strict parallel safe
set search_path = pg_catalog, pg_temp
begin atomic
    with recursive step (user_id, depth) as (
        select p_user_id, 0
         union all
        select r.survivor_id, s.depth + 1
          from step s
          join profiles.redirects r on r.absorbed_id = s.user_id and not r.is_undone
         where s.depth < 100
    )
    select s.user_id from step s order by s.depth desc limit 1;
end;
comment on function profiles.resolve(uuid) is 'The user that this one is today, through every merge; itself when it was never absorbed. Null is null.';

create or replace function profiles.apply(
    p_keys text[], p_types text[], p_occurred_at timestamptz[], p_payloads text[])
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
declare
    v_changed  bigint := 0;
    v_count    bigint;
begin
    -- The newest of each user in this batch; of equal ones the last.
    insert into profiles.users as u (user_id, state, occurred_at)
    select distinct on (m.key) m.key::uuid, m.payload::jsonb, m.occurred_at
      from unnest(p_keys, p_types, p_occurred_at, p_payloads) with ordinality as m (key, type, occurred_at, payload, n)
     where m.type = 'user.state'
     order by m.key, m.occurred_at desc, m.n desc
    on conflict (user_id) do update
       set state = excluded.state, occurred_at = excluded.occurred_at
     where excluded.occurred_at >= u.occurred_at and excluded.state is distinct from u.state;
    get diagnostics v_count = row_count;
    v_changed := v_changed + v_count;

    insert into profiles.redirects as r (absorbed_id, survivor_id, merge_id, is_undone, occurred_at)
    select distinct on (m.body ->> 'absorbed_id')
           (m.body ->> 'absorbed_id')::uuid, (m.body ->> 'survivor_id')::uuid, (m.body ->> 'merge_id')::bigint, m.type = 'user.unmerged',
           m.occurred_at
      from (select e.type, e.occurred_at, e.payload::jsonb as body, e.n
              from unnest(p_types, p_occurred_at, p_payloads) with ordinality as e (type, occurred_at, payload, n)
             where e.type in ('user.merged', 'user.absorbed', 'user.unmerged')) m
     order by m.body ->> 'absorbed_id', m.occurred_at desc, m.n desc
    on conflict (absorbed_id) do update
       set survivor_id = excluded.survivor_id, merge_id = excluded.merge_id, is_undone = excluded.is_undone,
           occurred_at = excluded.occurred_at
     where excluded.occurred_at > r.occurred_at;
    get diagnostics v_count = row_count;
    v_changed := v_changed + v_count;

    insert into profiles.users as u (user_id, is_erased, occurred_at)
    select distinct m.key::uuid, true, max(m.occurred_at)
      from unnest(p_keys, p_types, p_occurred_at) as m (key, type, occurred_at)
     where m.type = 'user.erased'
     group by m.key
    on conflict (user_id) do update
       set state = null, is_erased = true, occurred_at = greatest(u.occurred_at, excluded.occurred_at)
     where not u.is_erased;
    get diagnostics v_count = row_count;
    return v_changed + v_count;
end;
$$;
comment on function profiles.apply(text[], text[], timestamptz[], text[]) is
$$Takes messages of events.user and state.user, index-aligned: key, header eventType, header occurredAt, value. Returns how many rows changed.

Idempotent, and indifferent to the order between the two topics: a message older than what is known changes nothing. An erasure is final.
Other types of event are ignored.$$;
