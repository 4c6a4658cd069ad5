-- normalise.is_calendar_day: whether a day exists.
begin;
select plan(16);

select volatility_is('normalise', 'is_calendar_day', array['integer', 'integer', 'integer'], 'immutable');

select is(normalise.is_calendar_day(year, month, day), expected, format('%s-%s-%s %s', year, month, day, case when expected then 'exists' else 'does not' end))
  from (values
    (1996, 2, 29, true), (1997, 2, 29, false), (96, 2, 29, true), (97, 2, 29, false), (0, 2, 29, true), (90, 4, 30, true), (90, 4, 31, false),
    (90, 12, 31, true), (90, 13, 1, false), (90, 0, 1, false), (90, 1, 0, false), (90, 1, 32, false),
    (null, 1, 1, false), (90, null, 1, false), (90, 1, null, false)
  ) as cases (year, month, day, expected);

select finish();
rollback;
