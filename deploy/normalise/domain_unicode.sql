-- Deploy mds:normalise/domain_unicode to pg
-- requires: normalise/punycode_decode
-- requires: normalise/domain_ascii
begin;

create or replace function normalise.domain_unicode(p_domain text) returns text
language plpgsql
immutable strict parallel safe
as $$
declare
    v_ascii    text := normalise.domain_ascii(p_domain);
    v_unicode  text;
begin
    if v_ascii is null or position('xn--' in v_ascii) = 0 then
        return v_ascii;
    end if;

    select string_agg(coalesce(case when normalise.domain_ascii(decoded) = label and octet_length(decoded) > length(decoded)
                                    then decoded end, label), '.' order by i)
      into v_unicode
      from (select label, i,
                   case when label like 'xn--%' then normalise.punycode_decode(substr(label, 5)) end as decoded
              from unnest(string_to_array(v_ascii, '.')) with ordinality as labels (label, i)) as decoding;

    return v_unicode;
end;
$$;

comment on function normalise.domain_unicode(text) is
$$A domain name as people read it: lower case, every A-label as the international label behind it (xn--bcher-kva.example
becomes bücher.example); null when normalise.domain_ascii() is.

A label that only looks like an A-label, because encoding the label behind it gives another, stays as it is (RFC 5891, 5.4).$$;

grant execute on function normalise.domain_unicode(text) to public;

commit;
