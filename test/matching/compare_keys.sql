-- matching.compare_keys: how two records find each other, rule by rule.
begin;
\ir ../fixtures.sql
select plan(8);

select is(pg_temp.contract('matching.compare_keys'), 'stable returns jsonb', 'contract');
select is(pg_temp.callers('matching.compare_keys'), array[]::text[], 'only functions of MDS call it');

select pg_temp.a_record(1, '{"full_name": "Ann Oakley", "email": "ann@oakley.example", "phone": "+442079460018"}'),
       pg_temp.a_record(2, '{"full_name": "Zoe Oakley", "phone": "+442079460018"}') \g /dev/null
create function pg_temp.ask(p_a bigint, p_b bigint) returns jsonb language sql volatile
return (select matching.compare_keys(l, r) from matching.features l, matching.features r where l.source_identity_id = p_a and r.source_identity_id = p_b);
select ok(pg_temp.ask(1, 2) -> 'shared' ? 'phone', 'a rule by which they do');
select ok(pg_temp.ask(1, 2) -> 'missed' @> '[{"rule": "email", "because": "the second has no key"}, {"rule": "government_id", "because": "neither has a key"}, {"rule": "name", "because": "their keys differ"}]', 'those by which they do not, and why');
select ok(pg_temp.ask(2, 1) -> 'missed' @> '[{"rule": "email", "because": "the first has no key"}]', 'in the order given');
select is(jsonb_array_length(pg_temp.ask(1, 2) -> 'shared') + jsonb_array_length(pg_temp.ask(1, 2) -> 'missed'), (select count(*)::integer from matching.blocking_rules b where b.model_id = matching.active_model_id()), 'each rule is one or the other');

insert into matching.capped_keys (key, rule, identity_count) select k.key, 0, 999 from matching.identity_keys k join matching.blocking_rules b on b.model_id = matching.active_model_id() and b.ordinal = k.rule where k.source_identity_id = 1 and b.name = 'phone';
select is(pg_temp.ask(1, 2) -> 'capped', '["phone"]', 'a key that too many share');
select ok(pg_temp.ask(1, 2) -> 'missed' @> '[{"rule": "phone", "because": "the key they share finds nobody"}]', 'finds nobody');

select finish();
rollback;
