-- Verify mds:normalise/url on pg
begin;

select 1 / (normalise.url('HTTP://Example.ORG') = 'http://example.org/')::int;

rollback;
