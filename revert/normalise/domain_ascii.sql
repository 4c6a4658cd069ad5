-- Revert mds:normalise/domain_ascii from pg
begin;

drop function normalise.domain_ascii(text);

commit;
