-- Revert mds:mds/unregister_reference from pg
begin;

drop function mds.unregister_reference(regclass, name);

commit;
