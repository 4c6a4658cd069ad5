-- Verify mds:normalise/cut_date on pg
begin;

select 1 / (normalise.cut_date('19560409') = '{1956,04,09}')::int;

rollback;
