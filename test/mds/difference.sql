-- mds.difference: where a proof found two things different.
begin;
\ir ../fixtures.sql
select plan(1);

select columns_are('mds', 'difference', array['subject', 'aspect', 'problem', 'expected', 'found']);

select finish();
rollback;
