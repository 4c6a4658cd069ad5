-- Verify mds:normalise/without_other_names on pg
begin;

select 1 / (normalise.without_other_names('Ann Smith (Jones)') = 'Ann Smith')::int;

rollback;
