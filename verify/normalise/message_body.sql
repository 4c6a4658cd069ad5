-- Verify mds:normalise/message_body on pg
begin;

select 1 / (normalise.message_body(' a  b ') = 'a b')::int;

rollback;
