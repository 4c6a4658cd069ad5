-- mds.written_time: a time whose date is written in digits, as of ISO 8601.
begin;
\ir ../fixtures.sql
select plan(20);

select is(pg_temp.contract('mds.written_time'), 'immutable returns text', 'contract');
select is(pg_temp.callers('mds.written_time'), array[]::text[], 'only functions of MDS call it');

select is(mds.written_time(written, date_order), expected, format('%s of a source that writes %s', coalesce(written, '(null)'), date_order))
  from (values ('01/02/2026', 'DMY', '2026-02-01'), ('01/02/2026', 'MDY', '2026-01-02'), ('01/02/2026', 'YMD', '2026-02-01'), ('01/02/2026', null, '2026-02-01'),
               ('13/02/2026', 'MDY', '2026-02-13'), ('02/13/2026', 'DMY', '2026-02-13'), (' 1.2.2026 10:00:30+01', 'DMY', '2026-02-01 10:00:30+01'),
               ('1-2-26T10:00Z', 'DMY', '2026-02-01T10:00Z'), ('1-2-99', 'MDY', '1999-01-02'), ('26-11-20 10:00', 'YMD', '2026-11-20 10:00'),
               ('31/02/2026', 'DMY', '2026-02-31'), ('45/45/2026', 'DMY', '2026-45-45'),
               ('2026-02-01', 'DMY', '2026-02-01'), ('2026/02/01 10:00', 'MDY', '2026/02/01 10:00'), ('20 Nov 2026', 'DMY', '20 Nov 2026'), ('1/2/20261', 'DMY', '1/2/20261'),
               ('', 'DMY', ''), (null, 'DMY', null)) as c (written, date_order, expected);

select finish();
rollback;
