-- Deploy mds:normalise/street_words to pg
-- requires: normalise/schema
begin;

create type normalise.street_words as (
    words         text[],
    classes       text,
    unit          text,
    box           text,
    house_number  text
);

comment on type normalise.street_words is
$$A street line half read: its words with what each of them is, and what has been taken out of them. What the steps of
normalise.street_line hand on.$$;
comment on column normalise.street_words.words is
'The words of the line, in order, directions and ordinals in their canonical form; empty where another field has the word.';
comment on column normalise.street_words.classes is
$$One letter for each word: 9 number, N number behind its sign (No 5), T street type, D direction, O ordinal, P particle, A any other,
and a comma for itself.$$;
comment on column normalise.street_words.unit is 'Flats, floors and doors found so far, a blank between; may have blanks around.';
comment on column normalise.street_words.box is 'Number of the post office box.';
comment on column normalise.street_words.house_number is 'House number; null until normalise.take_house_number has found it.';

grant usage on type normalise.street_words to public;

commit;
