-- Deploy mds:matching/agreement_patterns to pg
-- requires: matching/cap_keys
-- requires: matching/find_candidates
-- requires: matching/compile
-- requires: matching/learn_terms
begin;

create type matching.agreement_pattern as (
    levels      smallint[],
    rarities    smallint[],
    found_by    integer,
    is_random   boolean,
    pairs       double precision
);
comment on type matching.agreement_pattern is 'Pairs of identities that agree and disagree in the same way, counted.';
comment on column matching.agreement_pattern.levels    is 'Level of each comparison of the model, by its ordinal; -1 where one side says nothing, or both what too many say.';
comment on column matching.agreement_pattern.rarities  is
$$By the same ordinal: log2(1 / frequency) of the value agreed on, to the next even number, where the level has a rarity; else null.$$;
comment on column matching.agreement_pattern.found_by  is 'Blocking rules that found the pairs, as in matching.edges; 0 for random pairs.';
comment on column matching.agreement_pattern.is_random is 'Whether the pairs were taken at random; else they are candidates.';
comment on column matching.agreement_pattern.pairs     is 'How many there are.';

create or replace function matching.agreement_patterns(p_model_id integer, p_seed integer, p_random_pairs integer)
returns matching.agreement_pattern[]
language plpgsql
volatile parallel unsafe
set search_path = pg_catalog, extensions, pg_temp
set jit = off
as $$
declare
    v_patterns  matching.agreement_pattern[];
    v_rarities  text;
    v_records   bigint;
    v_shifts    integer;
    v_active_id integer := matching.active_model_id();
begin
    select count(*) into v_records from matching.features f where not f.is_repeat;
    v_shifts := greatest(1, least(ceil(p_random_pairs::float8 / v_records), (v_records - 1) / 2));
    select string_agg(case when whens is null then 'null' else format('case levels[%s] %s end', ordinal, whens) end, ', ' order by ordinal) into v_rarities
      from (select c.ordinal,
                   string_agg(format('when %s then round(-log(2, (%s)::numeric) / 2) * 2', l.level,
                                     format('greatest(coalesce(l_%1$s, %2$s), coalesce(r_%1$s, %2$s))', replace(l.rarity, '_rarity', ''),
                                            coalesce((select t.frequency from matching.term_frequencies t
                                                       where t.model_id = p_model_id and t.term = replace(l.rarity, '_rarity', '') and t.value = ''), l.u))), ' ')
                       filter (where l.rarity is not null) as whens
              from matching.comparisons c
              join matching.comparison_levels l on l.model_id = c.model_id and l.comparison_name = c.name
             where c.model_id = p_model_id
             group by c.ordinal) o;

    -- The draft is compiled in a sub-transaction, so nobody else notices, and what it counts is kept.
    begin
        perform matching.compile(p_model_id);
        -- Rules that the active model lacks find pairs as well.
        insert into matching.identity_keys (key, source_identity_id, rule)
        select k.key, f.source_identity_id, k.rule
          from matching.features f, lateral matching.keys_of(f) k
         where not f.is_repeat
           and k.rule in (select b.ordinal from matching.blocking_rules b where b.model_id = p_model_id
                          except select o.ordinal from matching.blocking_rules o where o.model_id = v_active_id)
            on conflict do nothing;
        perform matching.cap_keys(array(select f.source_identity_id from matching.features f));
        execute format($sql$
            with record as materialized (
                select f.source_identity_id as id, g.frequency as given, a.frequency as family, c.frequency as city,
                       row_number() over (order by hashint8extended(f.record_key, $1), f.record_key) - 1 as place
                  from matching.features f
                  left join matching.term_frequencies g on g.model_id = $2 and g.term = 'given'  and g.value = f.given
                  left join matching.term_frequencies a on a.model_id = $2 and a.term = 'family' and a.value = f.family
                  left join matching.term_frequencies c on c.model_id = $2 and c.term = 'city'   and c.value = f.cities[1]
                 where not f.is_repeat
            ),
            pair as (
                select c.left_id, c.right_id, c.found_by, false as is_random
                  from matching.find_candidates(array(select f.source_identity_id from matching.features f)) c
                union all
                -- Every record beside those that a seeded shuffle puts 1, 2, 3 … places after it.
                select a.id, b.id, 0, true
                  from record a cross join generate_series(1, $3) s join record b on b.place = (a.place + s) %% $4
            ),
            compared as (
                select matching.levels(l, r) as levels, p.found_by, p.is_random, rl.given as l_given, rr.given as r_given,
                       rl.family as l_family, rr.family as r_family, rl.city as l_city, rr.city as r_city
                  from pair p
                  join matching.features l on l.source_identity_id = p.left_id
                  join matching.features r on r.source_identity_id = p.right_id
                  join record rl on rl.id = p.left_id
                  join record rr on rr.id = p.right_id
                offset 0
            ),
            pattern as (
                select levels, rarities, found_by, is_random, count(*)::float8 as pairs
                  from (select levels, array[%s]::smallint[] as rarities, found_by, is_random from compared) c
                 group by levels, rarities, found_by, is_random
            )
            select array_agg(row(levels, rarities, found_by, is_random, pairs)::matching.agreement_pattern) from pattern
        $sql$, v_rarities) into v_patterns using p_seed::bigint, p_model_id, v_shifts, v_records;
        raise exception 'counted' using errcode = 'MDDRY';
    exception when sqlstate 'MDDRY' then
        null;
    end;
    return v_patterns;
end;
$$;

comment on function matching.agreement_patterns(integer, integer, integer) is
$$How pairs agree under a draft model: all candidates of its blocking keys (rules of the active model by the keys there
are, others by keys made for the occasion), and at least p_random_pairs pairs taken at random
under a seed (all pairs where there are fewer), counted by levels.$$;

commit;
