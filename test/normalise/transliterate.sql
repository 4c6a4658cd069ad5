-- normalise.transliterate: a text in Latin letters.
begin;
select plan(13);

select is(normalise.transliterate(raw), expected, format('%L becomes %L', raw, expected))
  from (values
    ('Zoë McDonald', 'Zoe McDonald'), ('Юрий', 'yury'), ('Юрий Smith', 'yury smith'), ('Ӂан', 'zhan'), ('Ἀθηνᾶ', 'athina'),
    ('Ηρακλής και Юрий', 'iraklis kai yury'), ('さとう शर्मा', 'sato sharma'), ('ไทย', 'thai'), ('ᏣᎳᎩ', 'ᏣᎳᎩ'),
    ('សុខា Smith', 'sokha smith'), ('ⵎⵓⵃⴰ', 'muha'), ('އަޙްމަދު', 'ahmadu')
  ) as cases (raw, expected);
select is(normalise.transliterate(null), null, 'null stays null');

select finish();
rollback;
