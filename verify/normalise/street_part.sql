-- Verify mds:normalise/street_part on pg
begin;

select 1 / ((normalise.street_part(row('{12,high}', '9A', null, null, null)::normalise.street_words, null)).classes = '9A')::int;

rollback;
