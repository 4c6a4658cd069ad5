-- Deploy mds:mds/merge_risks to pg
-- requires: mds/risk_rules
-- requires: mds/overrides
-- requires: matching/default_model
begin;

create or replace function mds.merge_risks(p_left_ids bigint[], p_right_ids bigint[])
returns text[]
language plpgsql
stable parallel restricted
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_left   bigint[] := mds.with_companions(p_left_ids, p_right_ids);
    v_right  bigint[] := mds.with_companions(p_right_ids, p_left_ids);
    v_risks  text[] := '{}';
    v_rule   mds.risk_rules;
begin
    if v_left && v_right then
        return '{}';        -- they are one user as it is
    end if;
    for v_rule in select * from mds.risk_rules r where r.is_enabled order by r.name collate "C" loop
        if (case v_rule.name
            when 'government_id' then exists (
                select from (select split_part(g, ':', 1) as type, array_agg(g) as ids from matching.features f, unnest(f.government_ids) g
                              where f.source_identity_id = any (v_left) group by 1) l
                       join (select split_part(g, ':', 1) as type, array_agg(g) as ids from matching.features f, unnest(f.government_ids) g
                              where f.source_identity_id = any (v_right) group by 1) r on r.type = l.type and not l.ids && r.ids)
            when 'definite_rule' then exists (
                select from matching.features l, matching.features r
                 where l.source_identity_id = any (v_left) and r.source_identity_id = any (v_right) and matching.definite_verdict(l, r) = -1)
            when 'earlier_verdict' then exists (
                select from unnest(v_left) l (id), unnest(v_right) r (id)
                  join matching.edges e on true
                 where e.left_id = least(l.id, r.id) and e.right_id = greatest(l.id, r.id) and e.is_manual and e.verdict = -1)
            when 'date_of_birth' then coalesce((
                select array_agg(l.birth) filter (where char_length(l.birth) = 10) from matching.features l where l.source_identity_id = any (v_left))
                && (select array_agg(r.birth) filter (where char_length(r.birth) = 10) from matching.features r where r.source_identity_id = any (v_right))
                = false, false)
            when 'record_count' then least(cardinality(v_left), cardinality(v_right)) > v_rule.threshold
            when 'match_weight' then not exists (
                select from matching.features l, matching.features r
                 where l.source_identity_id = any (v_left) and r.source_identity_id = any (v_right)
                   and (matching.definite_verdict(l, r) = 1 or matching.weight(l, r) >= v_rule.threshold))
            else false end)
        then
            v_risks := v_risks || v_rule.name;
        end if;
    end loop;
    return v_risks;
end;
$$;

comment on function mds.merge_risks(bigint[], bigint[]) is
$$Which risk rules speak against joining two sets of records, by name; empty when a person may join them alone.

Looks at the whole users of the records: what the join would bring together. Records that a person has parted from the given ones
do not come along. The rules: mds.risk_rules.$$;

commit;
