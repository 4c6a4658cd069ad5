-- history.erased_subjects: who was erased.
begin;
select plan(2);

select columns_are('history', 'erased_subjects', array['id', 'erased_at']);
select ok(has_table_privilege('mds_history_reader', 'history.erased_subjects', 'select')
          and not has_table_privilege('mds_history_writer', 'history.erased_subjects', 'select, insert, update, delete'), 'readers read, nobody writes');

select finish();
rollback;
