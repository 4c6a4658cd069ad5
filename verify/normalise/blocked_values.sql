-- Verify mds:normalise/blocked_values on pg
begin;

select attribute, value, is_pattern, reason, created_at from normalise.blocked_values where false;

rollback;
