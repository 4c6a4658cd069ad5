-- Verify mds:normalise/take_house_number on pg
begin;

select 1 / ((normalise.take_house_number(row('{12,high}', '9A', null, null, null)::normalise.street_words, null)).house_number = '12')::int;

rollback;
