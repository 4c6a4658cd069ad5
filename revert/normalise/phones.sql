-- Revert mds:normalise/phones from pg
begin;

drop function normalise.phones(text[], char[]);

commit;
