-- Verify mds:normalise/street_words on pg
begin;

select words, classes, unit, box, house_number
  from (select (null::normalise.street_words).*) as w where false;

rollback;
