-- Deploy mds:matching/health_checks to pg
-- requires: mds/health_check
-- requires: matching/unlinkables
-- requires: matching/frequency_drift
-- requires: matching/capped_keys
-- requires: matching/edges
begin;

create or replace function matching.health_checks()
returns setof mds.health_check
language plpgsql
stable parallel restricted
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    c_looked_at constant double precision := 5000;      -- records, so that asking stays cheap
    c_keys      constant integer := 200;                -- too common values that are looked at, and
    c_holders   constant integer := 200;                -- records of each
    c_repeats   constant integer := 10;                 -- records a name: one person's, not a crowd's
    c_growth    constant double precision := 4;         -- more records than the model knew: the prior is two bits too high
    v_few       double precision := (select count(*) from (select from matching.features limit c_looked_at + 1) f);
    -- Statistics may be old, or of a transaction that was rolled back: few records are counted.
    v_records   double precision := case when v_few <= c_looked_at then greatest(1, v_few)
                                         else greatest(v_few, (select c.reltuples from pg_class c where c.oid = 'matching.features'::regclass)) end;
    v_share     double precision := least(1, c_looked_at / v_records);
begin
    return query
    select 'matching.model', case when o.is_behind then 'warning' else 'ok' end,
           case when o.is_behind then 'some pairs were judged by another model' else 'all pairs were judged by ' || (matching.active_model()).name end,
           'all by the active model', case when o.is_behind then 'Run mds.recompute.' end
      from (select exists (select from matching.edges e where e.model_id <> matching.active_model_id() and not e.is_manual) as is_behind) o;

    return query
    select 'matching.capped_keys', case when c.n > c.most then 'warning' else 'ok' end, c.n || ' keys', 'at most ' || c.most,
           case when c.n > c.most then 'select * from matching.blocking_report(): a rule makes too common keys, or a placeholder value is not blocked.' end
      from (select count(*) as n, greatest(100, v_records / 1000)::bigint as most
              from matching.capped_keys k
              join matching.blocking_rules b on b.model_id = matching.active_model_id() and b.ordinal = k.rule
             where b.cap is null) c;      -- that a weak rule skips common values is what its cap is for

    return query
    select 'matching.repeated_records', case when r.n > 0 then 'warning' else 'ok' end, r.n || ' values', 'none that is too common by the records of one person',
           case when r.n > 0 then 'Somebody has so many records that differ that their own e-mail address, telephone number, address or id counts as too common, and falls into as many users: '
                                  'send all that a source says of a person under one source_record_id.' end
      from (select count(*) as n
              from (select k.key
                      from matching.capped_keys k
                      join matching.blocking_rules b on b.model_id = matching.active_model_id() and b.ordinal = k.rule
                     where b.name in (select c.cap_rule from matching.comparisons c where c.model_id = b.model_id)
                     limit c_keys) k,
                   lateral (select count(*) as records, count(distinct (f.given, f.family_core)) as names
                              from (select i.source_identity_id from matching.identity_keys i where i.key = k.key limit c_holders) i
                              join matching.features f using (source_identity_id)) h
             where h.names * c_repeats <= h.records) r;

    return query
    select 'matching.unlinkables', case when u.share > 0.25 then 'warning' else 'ok' end, round(100 * u.share) || ' % of the records', 'at most 25 %',
           case when u.share > 0.25 then 'select * from matching.unlinkables(): a source reports too little to be joined, or join_weight is too high.' end
      from (select coalesce((select count(*) from matching.unlinkables(v_share))
                            / nullif((select count(*) from matching.features f tablesample bernoulli (100 * v_share) repeatable (1)), 0)::float8, 0) as share) u;

    return query
    select 'matching.growth', case when v_records > c_growth * m.record_count then 'warning' else 'ok' end,
           coalesce(round((v_records / m.record_count)::numeric, 1) || ' times the records of the training', 'the model was not trained'), 'at most 4 times',
           case when v_records > c_growth * m.record_count
                then 'Among so many records, alike is one person less often than the model takes it for: train anew, compare, activate.' end
      from matching.active_model() m;

    return query
    select 'matching.frequency_drift', case when max(d.distance) > 0.2 then 'warning' else 'ok' end,
           coalesce(string_agg(d.term || ' ' || round(d.distance::numeric, 2), ', ' order by d.term), 'the model has no frequencies'), 'at most 0.20',
           case when max(d.distance) > 0.2 then 'Names or cities are not as common as when the model was trained: train anew, compare, activate.' end
      from matching.frequency_drift(v_share) d
     where d.record_count >= 100;
end;
$$;

comment on function matching.health_checks() is
$$What mds.health says of matching: whether all pairs were judged by the active model, how many keys find nobody, whether some of
them are of one person with very many records, how many records say too little to be joined, whether there are more records than the
model was trained for, and how far names are from what it learnt; unlinkables and names on some 5,000 records.$$;

grant execute on function matching.health_checks() to mds_operator, mds_auditor;

commit;
