-- Revert mds:normalise/text_list from pg
begin;

drop function normalise.text_list(jsonb);

commit;
