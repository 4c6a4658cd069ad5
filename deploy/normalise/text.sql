-- Deploy mds:normalise/text to pg
-- requires: normalise/schema
begin;

create or replace function normalise.text(p_raw text) returns text
language sql
immutable parallel safe
return case
    -- Printable ASCII without a run of spaces only needs its ends trimmed; one class, so that the regex cache is spared.
    when p_raw !~ '[^ -~]|  ' then nullif(btrim(p_raw), '')
    else nullif(btrim(normalize(regexp_replace(regexp_replace(
            normalize(p_raw, NFKC),
            '[\u0001-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f'
            '\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff'
            '\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]', '', 'g'),
            '[\u0009-\u000d\u001c-\u0020\u0085\u1680\u2028\u2029\u2800]+', ' ', 'g'),
        NFKC)), '')
end;

comment on function normalise.text(text) is
$$A text as everything else reads it: NFKC (Unicode Standard Annex 15), control characters and invisible ones removed
(Default_Ignorable_Code_Point, UAX 44: zero-width, bidirectional, variation selectors, tags, soft hyphen), every run of
white space collapsed to one space, trimmed; null when nothing is left.

Applying it twice changes nothing. Case is kept. NFKC also folds compatibility forms: full-width letters and digits,
ligatures, circled numbers, superscripts. The joiners of Persian and Indic scripts go as well, so it is a form to compare,
not to print.$$;

grant execute on function normalise.text(text) to public;

commit;
