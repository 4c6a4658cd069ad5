-- Revert mds:matching/gendered_endings from pg
begin;

drop function matching.gendered_endings();

commit;
