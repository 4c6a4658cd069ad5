-- Revert mds:governance/keyed_hashes from pg
begin;

drop function governance.keyed_hashes(text, text[]);

commit;
