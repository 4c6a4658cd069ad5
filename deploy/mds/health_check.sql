-- Deploy mds:mds/health_check to pg
-- requires: mds/schema
begin;

create type mds.health_check as (
    "check"  text,
    status   text,
    value    text,
    "limit"  text,
    hint     text
);
comment on type mds.health_check is 'One thing that was looked at, and how it is.';
comment on column mds.health_check."check" is 'What was looked at: context, then thing.';
comment on column mds.health_check.status  is 'ok, warning (look at it today) or critical (now).';
comment on column mds.health_check.value   is 'What was found, for people.';
comment on column mds.health_check."limit" is 'What it should be.';
comment on column mds.health_check.hint    is 'What to do; null when it is ok.';

commit;
