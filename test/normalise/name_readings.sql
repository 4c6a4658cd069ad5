-- normalise.name_readings: names whose script does not tell how they sound.
begin;
select plan(7);

select table_privs_are('normalise', 'name_readings', 'mds_reader', array['SELECT'], 'everybody may read it');
select col_is_pk('normalise', 'name_readings', array['written', 'part', 'language'], 'a name has one reading a part and language');
select throws_ok($$ insert into normalise.name_readings values ('佐', 'middle', 'ja', 'sa') $$, '23514', null, 'there are two parts');
select throws_ok($$ insert into normalise.name_readings values ('佐', 'given', 'ja', 'Sà') $$, '23514', null, 'a reading is in comparable form');
select results_eq($$ select distinct language from normalise.name_readings order by 1 $$, array['ar', 'he', 'ja', 'km', 'ko', 'lo', 'my', 'th', 'zh'],
    'nine languages need readings');
select is_empty($$ select * from normalise.name_readings where written <> normalize(written, NFKC) $$, 'names are written in NFKC');
select is((normalise.person_name('林志玲')).family, 'lin', 'a Chinese surname is read as Mandarin');

select finish();
rollback;
