-- Deploy mds:normalise/message_body to pg
-- requires: normalise/schema
begin;

create or replace function normalise.message_body(p_raw text, p_fold_case boolean default false) returns text
language plpgsql
immutable parallel safe
as $$
declare
    v_body  text := p_raw;
begin
    -- Printable ASCII without a run of spaces only needs its ends trimmed.
    if v_body ~ '[^ -~]|  ' then
        v_body := regexp_replace(normalize(v_body, NFC),
            '[\u0009-\u000d\u001c-\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+', ' ', 'g');
    end if;
    v_body := btrim(v_body);
    if p_fold_case then
        v_body := normalize(lower(v_body collate "und-x-icu"), NFC);
    end if;
    return v_body;
end;
$$;

comment on function normalise.message_body(text, boolean) is
$$The text of a message as deduplication compares it: NFC, every run of white space (line breaks too) one space, trimmed; in
lower case when p_fold_case, which is for e-mail, not for short messages. An empty message is '', null only null.

Applying it twice changes nothing. Compatibility forms, invisible characters and punctuation are content and stay.$$;

grant execute on function normalise.message_body(text, boolean) to public;

commit;
