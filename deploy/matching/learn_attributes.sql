-- Deploy mds:matching/learn_attributes to pg
-- requires: matching/comparison_levels
-- requires: matching/blocking_rules
-- requires: matching/features
-- requires: matching/is_misspelling
begin;

create or replace function matching.learn_attributes(p_model_id integer)
returns void
language plpgsql
volatile parallel unsafe
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    c_fewest  constant integer := 50;           -- records that have an attribute, and two in a hundred of all
    c_most    constant integer := 12;           -- attributes, the most frequent first
    c_sample  constant integer := 10000;        -- records in which to see what follows from what
    -- What an attribute may follow from, by its path in a features row, and when two records agree on it. Attributes of the model are added.
    v_paths   text[] := array['{cities,0}', '{postal_codes,0}', '{birth}', '{birth_year}', '{given}', '{family}', '{gender}', '{country_code}',
                              '{place_of_birth}', '{employer}', '{occupation}', '{phones,0}', '{emails,0}'];
    v_agree   text[] := array['l.cities && r.cities', 'l.postal_codes && r.postal_codes', 'l.birth = r.birth', 'l.birth_year = r.birth_year',
                              'l.given = r.given', 'l.family = r.family', 'l.gender = r.gender', 'l.country_code = r.country_code',
                              'l.place_of_birth = r.place_of_birth', 'l.employer = r.employer', 'l.occupation = r.occupation',
                              'l.phones && r.phones', 'l.emails && r.emails'];
    v_ordinal     smallint := (select max(c.ordinal) from matching.comparisons c where c.model_id = p_model_id);
    v_selective   text[] := '{}';
    v_attribute   record;
    v_follows     text;
begin
    for v_attribute in
        select a.key, 'attributes.' || a.key as name, count(*) as values, avg(char_length(a.value)) as width,
               sum(a.records * (a.records - 1)) / (sum(a.records) * (sum(a.records) - 1)) as chance, count(*) > 0.3 * sum(a.records) as is_selective
          from (select e.key, e.value, count(*)::float8 as records
                  from matching.features f, jsonb_each_text(f.attributes) e
                 group by e.key, e.value) a
         where not exists (select from matching.comparisons c where c.model_id = p_model_id and c.name = 'attributes.' || a.key)
         group by a.key
        having sum(a.records) >= greatest(c_fewest, 0.02 * (select count(*) from matching.features)) and count(*) > 1 and max(a.records) > 1
         order by sum(a.records) desc, a.key
         limit c_most
    loop
        -- Looked for in records that share a value and have different names, so are hardly of one person.
        with sample as (
            select f.given, f.family, f.record_key, f.attributes ->> v_attribute.key as attribute, to_jsonb(f) as said
              from matching.features f
             where f.attributes ? v_attribute.key
             order by hashint8extended(f.record_key, 1), f.record_key
             limit c_sample
        ),
        beside as (
            select p.n, s.given <> lag(s.given) over w and s.family <> lag(s.family) over w as is_other,
                   s.attribute = lag(s.attribute) over w as agrees
              from sample s, unnest(v_paths) with ordinality as p (path, n)
             where s.said #>> p.path::text[] is not null
            window w as (partition by p.n, s.said #>> p.path::text[] order by hashint8extended(s.record_key, 1), s.record_key)
        ),
        followed as (
            select b.n from beside b where b.is_other group by b.n
            having count(*) >= 30 and avg(b.agrees::integer) > greatest(0.6, 3 * v_attribute.chance)
        )
        select string_agg(' or coalesce(' || v_agree[f.n] || ', false)', '' order by f.n) into v_follows from followed f;

        v_ordinal := v_ordinal + 1;
        insert into matching.comparisons (model_id, name, ordinal, null_condition, is_stable, is_shared, is_regional, description)
        values (p_model_id, v_attribute.name, v_ordinal,
                format('l.attributes ->> %1$L is null or r.attributes ->> %1$L is null%2$s', v_attribute.key, v_follows), false, true, true,
                format('Attribute "%s".', v_attribute.key)
                || case when v_follows is null then '' else ' Says nothing where the records agree on what it follows from.' end);
        insert into matching.comparison_levels (model_id, comparison_name, level, label, condition, m, u, h)
        values (p_model_id, v_attribute.name, 2, 'same ' || v_attribute.key,
                format('l.attributes ->> %1$L = r.attributes ->> %1$L', v_attribute.key), 0.8, least(0.9, v_attribute.chance), 0.3),
               (p_model_id, v_attribute.name, 0, 'different ' || v_attribute.key, null, 0.2, 1 - least(0.9, v_attribute.chance), 0.7);
        if v_attribute.width >= 5 and v_attribute.values >= 50 then
            update matching.comparison_levels
               set m = m - 0.05, u = u - 0.001, h = h - 0.05
             where model_id = p_model_id and comparison_name = v_attribute.name and level = 0;
            insert into matching.comparison_levels (model_id, comparison_name, level, label, condition, m, u, h)
            values (p_model_id, v_attribute.name, 1, v_attribute.key || ' misspelt',
                    format('matching.is_misspelling(l.attributes ->> %1$L, r.attributes ->> %1$L)', v_attribute.key), 0.05, 0.001, 0.05);
        end if;

        v_paths := v_paths || array['attributes', v_attribute.key]::text;
        v_agree  := v_agree || format('l.attributes ->> %1$L = r.attributes ->> %1$L', v_attribute.key);
        if v_attribute.is_selective then
            v_selective := v_selective || v_attribute.key;
        end if;
    end loop;

    if v_selective <> '{}' then
        insert into matching.blocking_rules (model_id, ordinal, name, expression, cap, description)
        select p_model_id, n.ordinal, 'attributes_' || n.ordinal,
               format('array(select a || ''='' || (f.attributes ->> a) from unnest(%L::text[]) a)', v_selective), 20,
               format('Attributes that tell people apart: %s.', array_to_string(v_selective, ', '))
          from (select max(b.ordinal) + 1 as ordinal from matching.blocking_rules b where b.model_id = p_model_id) n
         where n.ordinal <= 30;
    end if;
end;
$$;

comment on function matching.learn_attributes(integer) is
$$Adds to a draft model comparisons of further attributes of the payload (attributes: {name: value}) that enough records have, and a
blocking rule on those that tell people apart. What they weigh is for matching.train to say.

At most 12, the most frequent; what the model compares already it keeps. An attribute that follows from another value (a county from a
city, an age from a year of birth) says nothing where two records agree on that, so that no evidence counts twice.$$;

commit;
