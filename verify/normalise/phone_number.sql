-- Verify mds:normalise/phone_number on pg
begin;

select row(null, null, null, null, null)::normalise.phone_number;

rollback;
