-- Verify mds:normalise/text on pg
begin;

select 1 / (normalise.text(' a  b ') = 'a b')::int;

rollback;
