-- Blocking keys that too many identities share to find candidates, by rule.
select b.name as blocking_rule, count(*) as capped_keys, min(c.first_capped_at) as since
  from matching.capped_keys c
  join matching.models m on m.state = 'active'
  join matching.blocking_rules b on b.model_id = m.id and b.ordinal = c.rule
 group by b.name
 order by count(*) desc;
