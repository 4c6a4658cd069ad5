-- Revert mds:normalise/date_words from pg
begin;

drop function normalise.date_word(text);
drop table normalise.date_words;

commit;
