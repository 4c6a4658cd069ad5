-- Verify mds:normalise/has_check_digits on pg
begin;

select 1 / (not normalise.has_check_digits('18', array[row(null, '{1}', 10, '0987654321')]::normalise.check_digit[]))::int;

rollback;
