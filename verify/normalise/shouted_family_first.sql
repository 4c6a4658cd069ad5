-- Verify mds:normalise/shouted_family_first on pg
begin;

select 1 / (normalise.shouted_family_first('Jean DUPONT') = 'DUPONT, Jean')::int;

rollback;
