-- Verify mds:normalise/unit_role on pg
begin;

select 1 / (normalise.unit_role('apt', 'U', '4', '9AT', 'US') = 'unit')::int;

rollback;
