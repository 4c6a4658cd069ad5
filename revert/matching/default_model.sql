-- Revert mds:matching/default_model from pg
begin;

drop function matching.levels(matching.features, matching.features);
drop function matching.values_of(smallint, matching.features);
drop function matching.weight(smallint[], real, real, real);
drop function matching.counter_evidence(smallint[], double precision);
drop function matching.definite_verdict(matching.features, matching.features);
drop function matching.keys_of(matching.features);
drop function matching.cap_of(smallint);
drop function matching.active_model();
drop function matching.active_model_id();
drop function matching.join_weight();
drop function matching.review_weight();
delete from matching.models where name = 'default';

commit;
