-- Deploy mds:normalise/domain_ascii to pg
-- requires: normalise/punycode_encode
begin;

create or replace function normalise.domain_ascii(p_domain text) returns text
language plpgsql
immutable strict parallel safe
as $$
declare
    v_domain  text := p_domain;
    v_result  text;
    v_label   text;
begin
    if octet_length(v_domain) > 1024 then
        return null;
    elsif octet_length(v_domain) > length(v_domain) then
        -- Σ goes first, because lower() would make a final one ς, which is another letter in a domain.
        v_domain := normalize(translate(normalize(v_domain, NFKC), 'Σ。', 'σ.'), NFC);
        v_domain := normalize(lower(v_domain collate "und-x-icu"), NFKC);
        if v_domain ~ '[\u0080-\u00b6\u00b8-\u00bf\u00d7\u00f7\u2000-\u2bff\u3000-\u3004\u3008-\u3020\ud7fc-\uf8ff\ufff0-\uffff\U0001f000-\U0001faff\U000e0000-\U0010ffff]' then
            return null;
        end if;
    else
        v_domain := lower(v_domain collate "C");
    end if;

    foreach v_label in array string_to_array(v_domain, '.') loop
        if v_label like '-%' or v_label like '%-' then
            return null;
        elsif octet_length(v_label) > length(v_label) then
            v_label := 'xn--' || normalise.punycode_encode(v_label);
        end if;
        if v_label is null or length(v_label) not between 1 and 63
           or translate(v_label, 'eainorltsmcdguphbkyvfwjzxq0123456789-', '') <> '' then
            return null;
        end if;
        v_result := concat_ws('.', v_result, v_label);
    end loop;

    return case when length(v_result) <= 253 then v_result end;
end;
$$;

comment on function normalise.domain_ascii(text) is
$$A domain name as the DNS knows it: lower case, every international label as an A-label (Bücher.Example becomes
xn--bcher-kva.example); null when it is not a host name (RFC 1123: labels of 1 to 63 letters, digits and inner hyphens, 253 in all).

International labels are mapped as in UTS 46, non-transitional (lower case, NFKC, ideographic full stop; ß and ς are kept),
short of its tables of single characters: punctuation, symbols and emoji are refused, other unassigned or disallowed
characters are not.$$;

grant execute on function normalise.domain_ascii(text) to public;

commit;
