-- Verify mds:normalise/date_words on pg
begin;

select 1 / (normalise.date_word('april') = '{"month": 4}')::int;

rollback;
