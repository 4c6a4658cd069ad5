-- Revert mds:matching/common_names from pg
begin;

delete from matching.term_frequencies t using matching.models m where m.id = t.model_id and m.origin = 'shipped';

commit;
