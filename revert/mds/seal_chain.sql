-- Revert mds:mds/seal_chain from pg
begin;

drop aggregate mds.seal_chain(text);
drop function mds.next_seal(text, text);

commit;
