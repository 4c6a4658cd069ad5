-- Deploy mds:normalise/fold_latin to pg
-- requires: normalise/schema
begin;

create or replace function normalise.fold_latin(p_raw text)
returns text
language sql immutable parallel safe
return replace(replace(replace(replace(replace(replace(replace(replace(translate(
    normalize(replace(p_raw, U&'\00B4', ''''), NFKD),    -- NFKD would make a blank of the lone acute accent
    'ıłŁøØđĐðÐħĦŧŦɨƗʉɄəƏǝƎĸŋŊƀɃɓƁɖƉɗƊƙƘƴƳɛƐɔƆɣƔ' ||
    -- Apostrophes, hyphens, blanks; what follows is dropped: accents and the invisible.
    U&'\2019\2018\02BC\02BB\02BD\02B9\02BE\02BF\2032\201B\02C8\02CA\02CB' ||
    U&'\2010\2012\2013\2014\2212\2043\3000\2044' ||
    U&'\0301\0308\0300\0302\0303\030C\0327\030A\0328\0306\0304\030B\0307\0323\0309\031B\0326\0331\0311\030F\0313\0314\0315' ||
    U&'\0324\0325\032D\032E\0330\0342\0345\0351\0357\030D\0310\0312\0321\0322\0332\0333\033F\0335\0336\0337\0338\0361' ||
    U&'\00AD\200B\200C\200D\200E\200F\202A\202B\202C\202D\202E\2060\2066\2067\2068\2069\FEFF\FE0E\FE0F',
    'ilLoOdDdDhHtTiIuUaAaAknNbBbBdDdDkKyYeEoOgG' ||
    '''''''''''''''''''''''''''' || '------ /'),
    'ß', 'ss'), 'ẞ', 'SS'), 'æ', 'ae'), 'Æ', 'AE'), 'œ', 'oe'), 'Œ', 'OE'), 'þ', 'th'), 'Þ', 'Th');

comment on function normalise.fold_latin(text) is
'Latin letters to ASCII, case kept: NFKD, accents and invisible characters dropped, letters that do not decompose replaced
(ø o, đ d, ł l, ı i, ə a, ß ss, æ ae, œ oe, þ th), typographic apostrophes and hyphens made '' and -. Other scripts stay,
decomposed. Null for null; never raises.';

grant execute on function normalise.fold_latin(text) to public;

commit;
