-- Deploy mds:normalise/punycode_decode to pg
-- requires: normalise/schema
begin;

create or replace function normalise.punycode_decode(p_code text) returns text
language plpgsql
immutable strict parallel safe
as $$
declare
    v_basic   integer := length(p_code) - position('-' in reverse(p_code));   -- characters before the last hyphen
    v_points  integer[];
    v_length  integer;
    v_at      integer;
    v_n       integer := 128;
    v_i       bigint  := 0;
    v_before  bigint;
    v_weight  bigint;
    v_bias    integer := 72;
    v_delta   bigint;
    v_digit   integer;
    v_k       integer;
    v_t       integer;
begin
    if length(p_code) > 63 or octet_length(p_code) <> length(p_code) or p_code = '' then
        return null;
    elsif position('-' in p_code) = 0 then
        v_basic := 0;
    end if;

    v_points := array(select ascii(substr(p_code, i, 1)) from generate_series(1, v_basic) as i);
    v_length := v_basic;
    v_at     := v_basic + case when position('-' in p_code) > 0 then 2 else 1 end;

    while v_at <= length(p_code) loop
        v_before := v_i;
        v_weight := 1;
        v_k      := 36;
        loop
            v_digit := position(lower(substr(p_code, v_at, 1)) in 'abcdefghijklmnopqrstuvwxyz0123456789') - 1;
            if v_at > length(p_code) or v_digit < 0 then
                return null;
            end if;
            v_at := v_at + 1;
            v_i  := v_i + v_digit * v_weight;
            v_t  := greatest(1, least(26, v_k - v_bias));
            exit when v_digit < v_t;
            v_weight := v_weight * (36 - v_t);
            v_k      := v_k + 36;
            if v_i > 2147483647 or v_weight > 2147483647 then
                return null;
            end if;
        end loop;

        v_length := v_length + 1;

        -- RFC 3492, 6.1: adapt the bias.
        v_delta := (v_i - v_before) / case when v_before = 0 then 700 else 2 end;
        v_delta := v_delta + v_delta / v_length;
        v_k := 0;
        while v_delta > 455 loop
            v_delta := v_delta / 35;
            v_k := v_k + 36;
        end loop;
        v_bias := v_k + (36 * v_delta / (v_delta + 38))::integer;

        v_n := v_n + (v_i / v_length)::integer;
        v_i := v_i % v_length;
        if v_n > 1114111 or v_n between 55296 and 57343 then
            return null;
        end if;
        v_points := v_points[:v_i] || v_n || v_points[v_i + 1:];
        v_i      := v_i + 1;
    end loop;

    return (select string_agg(chr(p), '' order by i) from unnest(v_points) with ordinality as u (p, i));
end;
$$;

comment on function normalise.punycode_decode(text) is
$$The label behind a Punycode given without its prefix xn--: bcher-kva becomes bücher. RFC 3492, section 6.2.

Null when it is not Punycode. It may decode what encoding would never have written; normalise.domain_unicode() checks.$$;

grant execute on function normalise.punycode_decode(text) to public;

commit;
