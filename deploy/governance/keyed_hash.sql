-- Deploy mds:governance/keyed_hash to pg
-- requires: governance/hash_keys
begin;

create or replace function governance.keyed_hash(p_purpose text, p_value text)
returns bytea
language plpgsql
stable parallel safe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
    -- No SQL function: security definer, it would not be inlined but planned anew at each call.
    return extensions.hmac(convert_to(p_value, 'UTF8'), (select k.secret from governance.hash_keys k where k.purpose = p_purpose), 'sha256');
end;
$$;

comment on function governance.keyed_hash(text, text) is
$$HMAC-SHA-256 of a value under the key of a purpose: 32 bytes; null for a null value or an unknown purpose.

Equal values have equal hashes inside one database and one purpose only, so a hash can be matched on, and shows
tampering, without being reversible by trying every phone number. Source: RFC 2104.$$;

commit;
