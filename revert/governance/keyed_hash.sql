-- Revert mds:governance/keyed_hash from pg
begin;

drop function governance.keyed_hash(text, text);

commit;
