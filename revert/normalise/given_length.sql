-- Revert mds:normalise/given_length from pg
begin;

drop function normalise.given_length(text[]);

commit;
