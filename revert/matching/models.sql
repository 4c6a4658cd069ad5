-- Revert mds:matching/models from pg
begin;

drop table matching.models;
drop type matching.model_state;

commit;
