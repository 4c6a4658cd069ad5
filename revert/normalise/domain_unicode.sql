-- Revert mds:normalise/domain_unicode from pg
begin;

drop function normalise.domain_unicode(text);

commit;
