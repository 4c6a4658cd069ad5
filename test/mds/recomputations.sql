-- mds.recomputations: how far recomputing has come.
begin;
\ir ../fixtures.sql
select plan(5);

select columns_are('mds', 'recomputations', array['id', 'stage', 'last_identity_id', 'identity_count', 'derived_count', 'scored_count', 'settled_count',
    'moved_count', 'model_id', 'started_by', 'started_at', 'finished_at']);
select is(pg_temp.readers('mds.recomputations'), array['mds_operator'], 'operators read it');
select is(pg_temp.writers('mds.recomputations'), '{}'::text[], 'nobody writes it');
insert into mds.recomputations (identity_count) values (1);
select throws_ok($$ insert into mds.recomputations (identity_count) values (1) $$, '23505', null, 'at most one is open');
select throws_ok($$ update mds.recomputations set stage = 'finished' $$, '23514', null, 'what is finished says when');

select finish();
rollback;
