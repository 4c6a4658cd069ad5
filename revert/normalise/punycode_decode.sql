-- Revert mds:normalise/punycode_decode from pg
begin;

drop function normalise.punycode_decode(text);

commit;
