-- Revert mds:governance/touch_updated_at from pg
begin;

drop function governance.touch_updated_at();

commit;
