-- Deploy mds:governance/touch_updated_at to pg
-- requires: governance/schema
begin;

create or replace function governance.touch_updated_at()
returns trigger
language plpgsql
volatile parallel unsafe
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
    new.updated_at := clock_timestamp();
    return new;
end;
$$;

comment on function governance.touch_updated_at() is
$$Row trigger: sets updated_at to the time of the write. Attached before update to every table that has the column.

The wall clock, not the start of the transaction: two writes of one transaction can be told apart.$$;

commit;
