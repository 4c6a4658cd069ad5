-- Deploy mds:normalise/percent_encoding to pg
-- requires: normalise/schema
begin;

create or replace function normalise.percent_encoding(p_text text) returns text
language plpgsql
immutable strict parallel safe
as $$
declare
    v_result  text;
begin
    if octet_length(p_text) > 65536 then
        return null;
    end if;

    -- Nothing to do for most: only characters that a URI may hold, and no escape.
    if translate(p_text, 'eainorltsm/.-_cdguphbkyvfwjzxq0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ~:?#[]@!$&''()*+,;=', '') = '' then
        return p_text;
    end if;

    select string_agg(case
               when token ~ '^%[[:xdigit:]]{2}$' then
                   case when upper(token) ~ '^%(2[DE]|3[0-9]|4[1-9A-F]|5[0-9AF]|6[1-9A-F]|7[0-9AE])$'       -- unreserved
                        then convert_from(decode(substr(token, 2), 'hex'), 'UTF8')
                        else upper(token) end
               when token ~ '^[A-Za-z0-9._~:/?#\[\]@!$&''()*+,;=-]' then token
               else regexp_replace(upper(encode(convert_to(token, 'UTF8'), 'hex')), '(..)', '%\1', 'g')
           end, '' order by i)
      into v_result
      from regexp_matches(p_text, '(%[0-9A-Fa-f]{2}|[A-Za-z0-9._~:/?#\[\]@!$&''()*+,;=-]+|[^A-Za-z0-9._~:/?#\[\]@!$&''()*+,;=%-]+|%)', 'g')
           with ordinality as m (tokens, i), unnest(tokens) as token;
    return v_result;
end;
$$;

comment on function normalise.percent_encoding(text) is
$$Part of a URI with its percent-encoding in normal form (RFC 3986, 6.2.2): escapes of unreserved characters decoded, the others
in upper case, and what a URI may not hold (spaces, quotes, letters beyond ASCII, a % that escapes nothing) escaped as UTF-8.

Longer than 65536 bytes is null. Applying it twice changes nothing.$$;

grant execute on function normalise.percent_encoding(text) to public;

commit;
