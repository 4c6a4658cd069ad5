-- matching.is_capped: what two records share is too common to mean anything.
begin;
\ir ../fixtures.sql
select plan(11);

select is(pg_temp.contract('matching.is_capped'), 'stable strict returns boolean', 'contract');
select is(pg_temp.callers('matching.is_capped'), array[]::text[], 'only functions of MDS call it');

insert into matching.capped_keys (key, rule, identity_count) values (normalise.hash64('phone|1'), 1, 999);
select pg_temp.decide_by(jsonb_build_object('stop_keys', jsonb_build_array(jsonb_build_object('key', normalise.hash64('phone|2'), 'reason', 'x')))) \g /dev/null
insert into matching.models (name, prior_weight, join_weight, review_weight, origin, description) values ('other', -3, 5, 0, 'edited', 'x') returning id as other_id \gset
insert into matching.stop_keys (model_id, key, reason) values (:other_id, normalise.hash64('phone|3'), 'x');
select is(matching.is_capped('phone', l, r), expected, description)
  from (values ('{1}'::text[], '{1,3}'::text[], true, 'a capped key is all they share'),
               ('{1,2,4}', '{5,2,1}', true, 'a stop key as well'),
               ('{1,3}', '{3,1}', false, 'they share something else'),
               ('{3}', '{3}', false, 'a stop key of another model is none'),
               ('{1}', '{4}', false, 'they share nothing'),
               ('{2}', '{5,null}', false, 'nor do they where a rule gives nulls'),
               ('{1,null}', '{null,1}', true, 'which nobody shares'),
               ('{1}', null, null, 'null for null')) as c (l, r, expected, description);
select ok(not matching.is_capped('email', '{1}', '{1}'), 'of another rule');

select finish();
rollback;
