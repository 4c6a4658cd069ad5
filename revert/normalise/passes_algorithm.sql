-- Revert mds:normalise/passes_algorithm from pg
begin;

drop function normalise.passes_algorithm(text, text);

commit;
