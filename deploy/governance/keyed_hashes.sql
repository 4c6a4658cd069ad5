-- Deploy mds:governance/keyed_hashes to pg
-- requires: governance/hash_keys
begin;

create or replace function governance.keyed_hashes(p_purpose text, p_values text[])
returns text[]
language plpgsql
stable parallel safe
as $$
declare
    v_secret bytea := (select k.secret from governance.hash_keys k where k.purpose = p_purpose);
    v_hashes text[] := '{}';
    v_value  text;
begin
    foreach v_value in array p_values loop
        v_hashes := v_hashes || encode(extensions.hmac(convert_to(v_value, 'UTF8'), v_secret, 'sha256'), 'hex');
    end loop;
    return v_hashes;
end;
$$;

comment on function governance.keyed_hashes(text, text[]) is
$$The hashes of governance.keyed_hash for many values at once, hexadecimal, in their order: one call instead of one each, and a plan
that is kept. Null for a null value; all null for an unknown purpose.$$;

commit;
