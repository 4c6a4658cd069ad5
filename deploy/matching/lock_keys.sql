-- Deploy mds:matching/lock_keys to pg
-- requires: matching/identity_keys
begin;

create function matching.lock_keys(p_keys bigint[])
returns void
language plpgsql
volatile parallel unsafe
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    c_everything constant bigint := 7380962010001;     -- lock number of "every key at once"
    v_key bigint;
begin
    -- Hundreds of locks would fill the lock table: a bulk load takes the one that all others share.
    if cardinality(p_keys) > 512 then
        perform pg_advisory_xact_lock(c_everything);
        return;
    end if;
    perform pg_advisory_xact_lock_shared(c_everything);
    for v_key in select distinct k from unnest(p_keys) k order by k loop
        perform pg_advisory_xact_lock(v_key);
    end loop;
end;
$$;

comment on function matching.lock_keys(bigint[]) is
$$Locks keys until the end of the transaction, in sorted order, so that two transactions with the same new person wait for
each other before either looks the person up. More than 512 keys: locks all keys at once, and waits for everybody.$$;

commit;
