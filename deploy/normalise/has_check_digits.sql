-- Deploy mds:normalise/has_check_digits to pg
-- requires: normalise/check_digit
begin;

create or replace function normalise.has_check_digits(
    p_value         text,
    p_check_digits  normalise.check_digit[],
    p_alphabet      text default '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
)
returns boolean
language plpgsql
immutable parallel safe
as $$
declare
    v_length        constant integer := length(p_value);
    v_check         normalise.check_digit;
    v_at            integer;
    v_offset        integer;
    v_sum           integer;
    v_expected      text;
    v_decided       integer := 0;
begin
    foreach v_check in array p_check_digits loop
        v_at := coalesce(v_check."position", v_length);
        continue when v_at = v_decided;
        v_offset := case when v_check."position" is null then v_length - 1 - cardinality(v_check.weights) else 0 end;
        v_sum := 0;
        for i in greatest(1, 1 - v_offset)..cardinality(v_check.weights) loop
            v_sum := v_sum + v_check.weights[i] * (strpos(p_alphabet, substr(p_value, i + v_offset, 1)) - 1);
        end loop;
        -- The remainder of a negative sum is negative in SQL.
        v_expected := substr(v_check.characters, 1 + (v_sum % v_check.modulus + v_check.modulus) % v_check.modulus, 1);
        continue when v_expected = '*';
        if substr(p_value, v_at, 1) is distinct from v_expected then
            return false;
        end if;
        v_decided := v_at;
    end loop;
    return true;
end;
$$;

comment on function normalise.has_check_digits(text, normalise.check_digit[], text) is
$$Whether a number satisfies every weighted check digit, in order; true when there is none to satisfy.

The place of a character in p_alphabet is its value, so letters count from 10 unless the rule says otherwise. The caller
has matched the shape of the number before: a character outside the alphabet counts as -1.$$;

grant execute on function normalise.has_check_digits(text, normalise.check_digit[], text) to public;

commit;
