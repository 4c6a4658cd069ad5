-- Deploy mds:mds/difference to pg
-- requires: mds/schema
begin;

create type mds.difference as (
    subject   text,
    aspect    text,
    problem   text,
    expected  text,
    found     text
);
comment on type mds.difference is 'Where a proof found two things different that a law says are the same; no row means that the law holds.';
comment on column mds.difference.subject  is 'What it is about: a user, a profile, a record.';
comment on column mds.difference.aspect   is 'Which part of it: the path of a value, a table.';
comment on column mds.difference.problem  is 'What is wrong, in words.';
comment on column mds.difference.expected is 'What should be there; personal data masked.';
comment on column mds.difference.found    is 'What is there; personal data masked.';

commit;
