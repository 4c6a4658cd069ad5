-- Names in scripts that cannot be read in Latin letters: they are compared as they are written.
begin;
\ir ../fixtures.sql
select plan(40);

create temp table people (script, given, family) as values
    ('Tibetan', 'བསྟན་འཛིན', 'རྒྱ་མཚོ'), ('Mongolian', 'ᠪᠠᠲᠤ', 'ᠪᠣᠯᠣᠷ'), ('Syriac', 'ܝܘܚܢܢ', 'ܨܠܝܒܐ'), ('N''Ko', 'ߡߊߡߊߘߎ', 'ߖߊߟߏ'),
    ('Cherokee', 'ᏍᏏᏉᏯ', 'ᎤᏬᏕ'), ('Ol Chiki', 'ᱨᱟᱢ', 'ᱢᱩᱨᱢᱩ'), ('Inuktitut', 'ᐊᓗᒃ', 'ᐃᓄᒃ'), ('Adlam', '𞤀𞤤𞤭𞤴𞤵', '𞤁𞤭𞤢𞤤𞤮'),
    ('Sinhala', 'කමල්', 'පෙරේරා'), ('Javanese', 'ꦗꦮ', 'ꦱꦫꦶ');
create temp table records as
select p.script, c.*
  from people p,
       lateral (values
        ('whole',   jsonb_build_object('given_name', given, 'family_name', family, 'date_of_birth', '1980-05-17', 'address', jsonb_build_object('city', 'Lhasa'))),
        ('again',   jsonb_build_object('given_name', given, 'family_name', family, 'date_of_birth', '1980-05-17', 'address', jsonb_build_object('city', 'Lhasa'))),
        ('in one',  jsonb_build_object('full_name', given || ' ' || family, 'date_of_birth', '17/05/1980')),
        ('swapped', jsonb_build_object('given_name', family, 'family_name', given, 'date_of_birth', '1980-05-17')),
        ('other',   jsonb_build_object('given_name', reverse(given), 'family_name', family, 'date_of_birth', '1954-11-02', 'address', jsonb_build_object('city', 'Lhasa')))
       ) as c (kind, payload);
grant select on records to public;

set local session authorization test_feeds;
select count(mds.ingest('crm', script || ' ' || kind, payload)) from (select * from records order by script, kind) r \g /dev/null

select is(mds.find_user('crm', script || ' ' || kind), mds.find_user('crm', script || ' whole'), format('%s, %s: the same person', script, kind))
  from records where kind in ('again', 'in one', 'swapped') order by script, kind;
select isnt(mds.find_user('crm', script || ' other'), mds.find_user('crm', script || ' whole'), format('%s, another of that family: another person', script))
  from records where kind = 'other' order by script;

select finish();
rollback;
