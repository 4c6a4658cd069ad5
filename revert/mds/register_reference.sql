-- Revert mds:mds/register_reference from pg
begin;

drop function mds.register_reference(regclass, name);

commit;
