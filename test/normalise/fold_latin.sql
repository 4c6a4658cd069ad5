-- normalise.fold_latin: Latin letters to ASCII, case kept.
begin;
select plan(10);

select is(normalise.fold_latin(raw), expected, format('%L becomes %L', raw, expected))
  from (values
    ('Ærø', 'AEro'), ('GROẞ', 'GROSS'), ('Þór', 'Thor'), ('Łódź', 'Lodz'), ('Ðuro', 'Duro'), ('İIıi', 'IIii'), ('L’Œuvre', 'L''OEuvre'),
    ('O´Neil', 'O''Neil'), ('Юри́', 'Юри')
  ) as cases (raw, expected);
select is(normalise.fold_latin(null), null, 'null stays null');

select finish();
rollback;
