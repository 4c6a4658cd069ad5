-- Verify mds:matching/common_names on pg
begin;

select 1 / count(*) from matching.term_frequencies t join matching.models m on m.id = t.model_id where m.origin = 'shipped';

rollback;
