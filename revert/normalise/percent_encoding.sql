-- Revert mds:normalise/percent_encoding from pg
begin;

drop function normalise.percent_encoding(text);

commit;
