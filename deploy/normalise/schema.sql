-- Deploy mds:normalise/schema to pg
-- requires: extensions
begin;

create schema normalise;
comment on schema normalise is
'Pure functions that turn what a source wrote into a comparable value: e-mail, phone, person name, date, country,
address, government id, URL, message body. No state but reference data. Everybody may call them.';

grant usage on schema normalise to public;

commit;
