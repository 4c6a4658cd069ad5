-- Deploy mds:normalise/url to pg
-- requires: normalise/percent_encoding
-- requires: normalise/domain_ascii
begin;

create or replace function normalise.url(p_raw text) returns text
language plpgsql
immutable parallel safe
as $$
declare
    v_url        text := normalize(btrim(translate(p_raw, E'\t\n\r', ''), E' \x0b\x0c\u00a0\u200b\u2028\u2029\u3000\ufeff<>"'), NFC);
    v_parts      text[];
    v_scheme     text;
    v_authority  text;
    v_userinfo   text;
    v_host       text;
    v_port       text;
    v_path       text;
    v_query      text;
    v_segment    text;
    v_segments   text[] := '{}';
    v_kept       integer := 0;
begin
    if v_url is null or octet_length(v_url) > 65536 then
        return null;
    end if;
    if lower(left(v_url, 4) collate "C") = 'www.' then
        v_url := 'https://' || v_url;
    elsif left(v_url, 2) = '//' then
        v_url := 'https:' || v_url;
    end if;

    -- RFC 3986, appendix B, without the fragment.
    v_parts := regexp_match(v_url, '^([A-Za-z][A-Za-z0-9+.-]*):(//([^/?#]*))?([^?#]*)(\?[^#]*)?');
    if v_parts is null then
        return null;
    end if;
    v_scheme    := lower(v_parts[1] collate "C");
    v_authority := v_parts[3];
    v_path      := normalise.percent_encoding(v_parts[4]);
    v_query     := coalesce(normalise.percent_encoding(v_parts[5]), '');

    if v_authority is null then
        -- What follows the scheme is for the scheme to read. Others than these are no URL: "example.org:8080", "Tel: 123".
        if v_path = '' or v_scheme not in ('mailto', 'tel', 'sms', 'urn', 'data', 'cid', 'mid', 'geo', 'news', 'magnet', 'sip', 'sips', 'xmpp', 'im', 'blob') then
            return null;
        end if;
        return v_scheme || ':' || v_path || v_query;
    end if;

    v_host     := substring(v_authority from '[^@]*$');
    v_userinfo := nullif(normalise.percent_encoding(replace(left(v_authority, -(length(v_host) + 1)), '@', '%40')), '');
    v_port     := substring(v_host from ':(\d*)$');
    v_host     := regexp_replace(v_host, ':\d*$', '');
    v_port     := nullif(ltrim(v_port, '0'), '');
    if length(v_port) > 5 or v_port::integer > 65535 then
        return null;
    end if;
    if (v_scheme, v_port) in (('http', '80'), ('https', '443'), ('ftp', '21'), ('ftps', '990'), ('sftp', '22'), ('ssh', '22'), ('ws', '80'), ('wss', '443')) then
        v_port := null;
    end if;

    if v_host ~ '^\[[0-9A-Fa-f:.]+\]$' then
        v_host := lower(v_host collate "C");
    elsif v_host <> '' then
        v_host := rtrim(v_host, '.');
        -- A host name; or one with underscores, which the DNS knows though host names may not.
        v_host := coalesce(normalise.domain_ascii(v_host), substring(lower(v_host collate "C") from '^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$'));
    elsif v_scheme <> 'file' or v_userinfo is not null or v_port is not null then
        return null;
    end if;
    if v_host is null or length(v_host) > 253 then
        return null;
    end if;

    -- RFC 3986, 5.2.4: no dot segments. What follows a last . or .. is a directory.
    if v_path like '%/.%' then
        foreach v_segment in array (string_to_array(v_path, '/'))[2:] loop
            if v_segment = '..' then
                v_kept := greatest(v_kept - 1, 0);
            elsif v_segment <> '.' then
                v_kept := v_kept + 1;
                v_segments[v_kept] := v_segment;
            end if;
        end loop;
        v_path := '/' || array_to_string(v_segments[:v_kept], '/')
                      || case when v_segment in ('.', '..') and v_kept > 0 then '/' else '' end;
    elsif v_path = '' then
        v_path := '/';
    end if;

    return v_scheme || '://' || coalesce(v_userinfo || '@', '') || v_host || coalesce(':' || v_port, '') || v_path || v_query;
end;
$$;

comment on function normalise.url(text) is
$$A URL in the normal form of RFC 3986, section 6: scheme and host in lower case, international hosts as A-labels, default port,
dot segments and fragment gone, an empty path /, percent-encoding normalised; null when it is not an absolute URL.

The fragment goes because it is never sent: both spellings fetch the same thing. What only a server can know stays: a
trailing slash, the order of a query, http or https. www.example.org and //example.org are taken as https. URLs without
an authority (mailto:, tel:, urn:, data:) keep their rest. Longer than 65536 bytes is null. Applying it twice changes
nothing. Never raises.$$;

grant execute on function normalise.url(text) to public;

commit;
