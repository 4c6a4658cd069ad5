-- Revert mds:normalise/punycode_encode from pg
begin;

drop function normalise.punycode_encode(text);

commit;
