-- Deploy mds:normalise/punycode_encode to pg
-- requires: normalise/schema
begin;

create or replace function normalise.punycode_encode(p_label text) returns text
language plpgsql
immutable strict parallel safe
as $$
declare
    v_points   integer[] := array(select ascii(c) from string_to_table(p_label, null) with ordinality as s (c, i) order by i);
    v_output   text      := '';
    v_n        integer   := 128;
    v_delta    bigint    := 0;
    v_bias     integer   := 72;
    v_handled  integer   := 0;
    v_basic    integer;
    v_next     integer;
    v_point    integer;
    v_q        bigint;
    v_k        integer;
    v_t        integer;
begin
    if p_label = '' or length(p_label) > 63 then
        return null;
    end if;

    foreach v_point in array v_points loop
        if v_point < 128 then
            v_output  := v_output || chr(v_point);
            v_handled := v_handled + 1;
        end if;
    end loop;
    v_basic := v_handled;
    if v_basic > 0 then
        v_output := v_output || '-';
    end if;

    while v_handled < cardinality(v_points) loop
        select min(p) into v_next from unnest(v_points) as p where p >= v_n;
        v_delta := v_delta + (v_next - v_n)::bigint * (v_handled + 1);
        v_n     := v_next;

        foreach v_point in array v_points loop
            if v_point < v_n then
                v_delta := v_delta + 1;
            elsif v_point = v_n then
                v_q := v_delta;
                v_k := 36;
                loop
                    v_t := greatest(1, least(26, v_k - v_bias));
                    exit when v_q < v_t;
                    v_output := v_output || substr('abcdefghijklmnopqrstuvwxyz0123456789', (v_t + (v_q - v_t) % (36 - v_t))::integer + 1, 1);
                    v_q := (v_q - v_t) / (36 - v_t);
                    v_k := v_k + 36;
                end loop;
                v_output := v_output || substr('abcdefghijklmnopqrstuvwxyz0123456789', v_q::integer + 1, 1);

                -- RFC 3492, 6.1: adapt the bias.
                v_delta := v_delta / case when v_handled = v_basic then 700 else 2 end;
                v_delta := v_delta + v_delta / (v_handled + 1);
                v_k := 0;
                while v_delta > 455 loop
                    v_delta := v_delta / 35;
                    v_k := v_k + 36;
                end loop;
                v_bias    := v_k + (36 * v_delta / (v_delta + 38))::integer;
                v_delta   := 0;
                v_handled := v_handled + 1;
            end if;
        end loop;

        v_delta := v_delta + 1;
        v_n     := v_n + 1;
    end loop;

    return v_output;
end;
$$;

comment on function normalise.punycode_encode(text) is
$$Punycode of a domain label without the prefix xn--: bücher becomes bcher-kva. RFC 3492, section 6.3.

Nothing is folded: give it lower case, NFC. Null for an empty label and for one of more than 63 characters.$$;

grant execute on function normalise.punycode_encode(text) to public;

commit;
