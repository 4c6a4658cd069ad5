-- Deploy mds:matching/mark_repeats to pg
-- requires: matching/store_features
-- requires: matching/keys_of_repeat
begin;

create or replace function matching.mark_repeats(p_identity_ids bigint[], p_former_keys bigint[] default '{}')
returns bigint[]
language plpgsql
volatile parallel unsafe
as $$
declare
    c_heard         constant integer := 5;
    v_descriptions  bigint[];
    v_risen         bigint[];       -- one of the first five now
    v_fallen        bigint[];       -- not any more
begin
    v_descriptions := array(
        select f.description
          from matching.features f
         where f.source_identity_id = any (p_identity_ids)
           and (f.is_repeat or exists (select from matching.features o where o.description = f.description offset c_heard))
        union
        select k from unnest(p_former_keys) k where exists (select from matching.features f where f.description = k));
    if v_descriptions = '{}' then
        return null;
    end if;

    -- Who was among the first before this stands behind them by as many places as there are new ones.
    with near as (
        select n.*
          from unnest(v_descriptions) d,
               lateral (select f.source_identity_id as id, f.is_repeat, row_number() over (order by f.record_key, f.source_identity_id) as place
                          from matching.features f
                         where f.description = d
                         order by f.record_key, f.source_identity_id
                         limit c_heard + cardinality(p_identity_ids)) n
    )
    select coalesce(array_agg(n.id) filter (where n.place <= c_heard and n.is_repeat), '{}'),
           array(select n.id from near n where n.place > c_heard and not n.is_repeat
                 union
                 select f.source_identity_id
                   from matching.features f
                  where f.source_identity_id = any (p_identity_ids) and f.description = any (v_descriptions) and not f.is_repeat
                    and f.source_identity_id not in (select n.id from near n where n.place <= c_heard))
      into v_risen, v_fallen
      from near n;
    if v_risen = '{}' and v_fallen = '{}' then
        return '{}';
    end if;

    perform from matching.features f where f.source_identity_id = any (v_risen || v_fallen) order by f.source_identity_id for update;
    update matching.features f
       set is_repeat = not f.is_repeat
     where f.source_identity_id = any (v_risen || v_fallen);
    delete from matching.identity_keys k where k.source_identity_id = any (v_risen || v_fallen);
    insert into matching.identity_keys (key, source_identity_id, rule)
    select distinct on (k.key, f.source_identity_id) k.key, f.source_identity_id, k.rule
      from matching.features f, lateral matching.keys_of(f) k
     where f.source_identity_id = any (v_risen)
     order by k.key, f.source_identity_id, k.rule;
    insert into matching.identity_keys (key, source_identity_id, rule)
    select distinct on (k.key, f.source_identity_id) k.key, f.source_identity_id, k.rule
      from matching.features f, lateral matching.keys_of_repeat(f) k
     where f.source_identity_id = any (v_fallen)
     order by k.key, f.source_identity_id, k.rule;
    return v_risen || v_fallen;
end;
$$;

comment on function matching.mark_repeats(bigint[], bigint[]) is
$$Of all that say exactly what one of the given identities says, or has said, leaves the first five by record_key to be found by their keys; the others are
repeats. Returns those that became one or are none any more, whose edges matching.score_candidates makes anew; null where nobody repeats anybody.

p_former_keys: what the identities were found by before, with the hash of all that they said (matching.held_keys). So a cap counts what is said, not how often:
somebody with a thousand records is one person, whose e-mail address is not shared by a thousand. Which five are heard decides nothing, as all say the same.$$;

commit;
