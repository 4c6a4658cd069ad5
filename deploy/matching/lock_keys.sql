-- Deploy mds:matching/lock_keys to pg
-- requires: matching/identity_keys
begin;

create or replace function matching.lock_keys(p_keys bigint[], p_expected_count integer default 0)
returns void
language plpgsql
volatile parallel unsafe
as $$
declare
    c_everything constant bigint := 7380962010001;     -- lock number of "every key at once"
    -- Of one transaction: an eighth of the lock table.
    v_most integer := current_setting('max_locks_per_transaction')::integer * current_setting('max_connections')::integer / 8;
    v_held integer := coalesce(nullif(current_setting('mds.held_locks', true), ''), '0')::integer;     -- -1: everything
begin
    if current_setting('transaction_isolation') not in ('read committed', 'read uncommitted') then
        raise exception 'transaction isolation % is of no use here', current_setting('transaction_isolation')
            using errcode = 'MDISO',
                  detail  = 'Its snapshot hides what another session commits while this one waits for it, so one person would become two users.',
                  hint    = 'Call in a transaction of isolation level read committed.';
    end if;
    if v_held < 0 then
        return;
    end if;

    if v_held + cardinality(p_keys) + p_expected_count > v_most then
        perform pg_advisory_xact_lock(c_everything);
        perform set_config('mds.held_locks', '-1', true);
        return;
    end if;
    if v_held = 0 then
        perform pg_advisory_xact_lock_shared(c_everything);
    end if;
    perform pg_advisory_xact_lock(o.k) from (select distinct k from unnest(p_keys) k order by k) o;
    v_held := set_config('mds.held_locks', (v_held + cardinality(p_keys))::text, true);      -- an assignment starts no query
end;
$$;

comment on function matching.lock_keys(bigint[], integer) is
$$Locks keys until the end of the transaction, in sorted order, so that two transactions with the same new person wait for
each other before either looks the person up.

A transaction that comes to hold more than an eighth of the lock table (max_locks_per_transaction * max_connections) locks all
keys at once instead, and waits for everybody; one that knows how many more it will need (p_expected_count) does so at once, because two that change over while both hold keys would be a deadlock.
How many it holds is counted in the setting mds.held_locks, which a rollback to a savepoint takes back together with the
locks. Raises MDISO when the transaction could not see what it has waited for.$$;

commit;
