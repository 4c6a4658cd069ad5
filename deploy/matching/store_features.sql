-- Deploy mds:matching/store_features to pg
-- requires: matching/describe
-- requires: matching/identity_keys
-- requires: matching/keys_of_repeat
begin;

create or replace function matching.store_features(p_features matching.features[], p_keys matching.identity_keys[] default null)
returns void
language plpgsql
volatile parallel unsafe
as $$
declare
    v_ids       bigint[];
    v_repeats   bigint[];
    v_inserted  bigint;
begin
    if p_keys is null then
        p_keys := array(select row(k.key, f.source_identity_id, k.rule)::matching.identity_keys
                          from unnest(p_features) f, lateral matching.keys_of(f) k);
    end if;

    insert into matching.features
    select n.*
      from unnest(p_features) n
        on conflict do nothing;
    get diagnostics v_inserted = row_count;
    if v_inserted < cardinality(p_features) then        -- some were there
        v_ids := array(select f.source_identity_id from unnest(p_features) f);
        -- Who repeats others goes on to, as long as nothing is said anew: matching.mark_repeats decides, when all is written.
        v_repeats := array(select f.source_identity_id
                             from matching.features f
                             join unnest(p_features) n on n.source_identity_id = f.source_identity_id and n.description = f.description
                            where f.source_identity_id = any (v_ids) and f.is_repeat);
        if v_repeats <> '{}' then
            for v_n in 1 .. cardinality(p_features) loop
                p_features[v_n].is_repeat := p_features[v_n].source_identity_id = any (v_repeats);
            end loop;
            p_keys := array(select k from unnest(p_keys) k where k.source_identity_id <> all (v_repeats)
                            union all
                            select k from unnest(p_features) f, lateral matching.keys_of_repeat(f) k where f.is_repeat);
        end if;
        delete from matching.features f
         using unnest(p_features) n
         where f.source_identity_id = any (v_ids) and n.source_identity_id = f.source_identity_id and f is distinct from n;
        insert into matching.features
        select n.*
          from unnest(p_features) n
            on conflict do nothing;
        delete from matching.identity_keys k
         where k.source_identity_id = any (v_ids)
           and not exists (select from unnest(p_keys) n where (n.key, n.source_identity_id, n.rule) = (k.key, k.source_identity_id, k.rule));
    end if;

    -- In the order of the index, which a load would otherwise go through at random.
    if v_inserted = cardinality(p_features) then
        insert into matching.identity_keys
        select distinct on (n.key, n.source_identity_id) n.*
          from unnest(p_keys) n
         order by n.key, n.source_identity_id, n.rule;
    else
        insert into matching.identity_keys
        select n.*
          from unnest(p_keys) n
         order by n.key, n.source_identity_id, n.rule
            on conflict do nothing;
    end if;
end;
$$;

comment on function matching.store_features(matching.features[], matching.identity_keys[]) is
$$Writes or replaces the features and keys of identities; what is there as it should be is not written. Decides nothing:
matching.score_candidates does, afterwards.

p_keys: what matching.keys_of makes of them, of a caller that has it; a key may be there twice.$$;

commit;
