-- Revert mds:normalise/url from pg
begin;

drop function normalise.url(text);

commit;
