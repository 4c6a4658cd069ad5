-- Revert mds:matching/shown_value from pg
begin;

drop function matching.shown_value(text, matching.features, boolean);

commit;
