-- Deploy mds:normalise/name_parts to pg
-- requires: normalise/schema
begin;

create type normalise.name_parts as (
    display         text,
    title           text,
    given           text,
    middle          text,
    family          text,
    family_core     text,
    suffix          text,
    given_roots     text[],
    given_phonetic  text,
    family_phonetic text,
    tokens          text[],
    script          text
);

comment on type normalise.name_parts is
'A person''s name as normalise.person_name reads it. Parts are in the form of normalise.name_key, the tokens of a part separated
by one blank; null where the name has no such part.';
comment on column normalise.name_parts.display is
'What a golden profile shows: NFC, white space collapsed, title and suffix kept, a SHOUTED or lower-case name in proper case.';
comment on column normalise.name_parts.title is 'Titles in front of the name, lower case, as written without full stops: mr, prof dr.';
comment on column normalise.name_parts.given is 'Given name, the first of several: jose, jean luc (Jean-Luc), j (an initial).';
comment on column normalise.name_parts.middle is 'Further given names or initials, and patronymics.';
comment on column normalise.name_parts.family is 'Family name with its particles: van der berg, garcia lopez.';
comment on column normalise.name_parts.family_core is 'Family name without particles: berg. The family name itself when it has nothing else.';
comment on column normalise.name_parts.suffix is 'Generation: jr, sr, ii, iii, iv or v. Two different ones speak against one person.';
comment on column normalise.name_parts.given_roots is
'Sorted: the given name and every name it may be short for (normalise.nicknames): {bob,robert}; a double name also run together:
Jean-Luc {jean luc,jeanluc}, Mary Ann {mary,maryann}. Two names can belong to one person when their arrays overlap.';
comment on column normalise.name_parts.given_phonetic is 'Primary double metaphone of the given name; null without Latin letters.';
comment on column normalise.name_parts.family_phonetic is 'Primary double metaphone of family_core; null without Latin letters.';
comment on column normalise.name_parts.tokens is
'Sorted, distinct words of given, middle and family name, nicknames and maiden names found in brackets included.';
comment on column normalise.name_parts.script is
'ISO 15924 code of what was written: Latn, Cyrl, Grek, Arab, Hebr, Thai, Laoo, Mymr, Khmr, Hani, Jpan (with kana), Hang, Zyyy
for others; the first in the order Jpan, Hang, Hani, Cyrl, Grek, Arab, Hebr, Thai, Laoo, Mymr, Khmr when mixed.';

grant usage on type normalise.name_parts to public;

commit;
