-- Verify mds:normalise/classify_words on pg
begin;

select 1 / ((normalise.classify_words('{12,high}', null)).classes = '9A')::int;

rollback;
