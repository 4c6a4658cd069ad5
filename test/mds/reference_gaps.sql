-- mds.reference_gaps: none in MDS as deployed; what it finds: register_reference.sql.
begin;
\ir ../fixtures.sql
select plan(2);

select is_empty('select * from mds.reference_gaps()', 'MDS looks after its own foreign keys');
set local session authorization test_reader;
select throws_ok('select * from mds.reference_gaps()', '42501', null, 'a reader has no business with it');
reset session authorization;

select finish();
rollback;
