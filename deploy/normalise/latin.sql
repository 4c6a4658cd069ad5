-- Deploy mds:normalise/latin to pg
-- requires: normalise/transliterate
begin;

create or replace function normalise.latin(p_raw text)
returns text
language plpgsql immutable strict parallel safe
as $$
declare
    v_latin text := left(p_raw, 2000);
begin
    if octet_length(v_latin) <> length(v_latin) then
        v_latin := normalise.transliterate(v_latin);
        -- Marks of unknown scripts that lost what stood between them come to rest in their order only now.
        if octet_length(v_latin) <> length(v_latin) then
            v_latin := normalise.transliterate(v_latin);
        end if;
    end if;
    v_latin := lower(v_latin collate "C");
    -- Trimming tells cheaply that nothing unusual is left, and takes no place in the cache of regular expressions.
    if ltrim(v_latin, 'aeinrlostdhmcugbkyvpfwjzxq -.,''0123456789') <> '' then
        v_latin := translate(v_latin,
            E'\t\n\x0b\f\r`\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f\x7f',
            '     ''');
    end if;
    if strpos(v_latin, '  ') > 0 then
        v_latin := regexp_replace(v_latin, ' {2,}', ' ', 'g');
    end if;
    return nullif(btrim(left(btrim(v_latin), 2000)), '');
end;
$$;

comment on function normalise.latin(text) is
'The comparable Latin form: transliterated, diacritics folded (ä a, ø o, å a, đ d, ł l, ı i; ß ss, æ ae, þ th), lower
case, apostrophes all '' and hyphens all -, white space collapsed; null when nothing is left. latin(latin(x)) = latin(x).
It makes Müller and Muller equal, but Mueller stays mueller: normalise.name_key folds such digraphs as well.
Letters of scripts that normalise.letters does not know stay as they are. Only the first 2000 characters count.
Depends on neither the locale nor any setting. Never raises.';

grant execute on function normalise.latin(text) to public;

commit;
