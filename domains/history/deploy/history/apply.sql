-- Deploy history:history/apply to pg
-- requires: history/versions
-- requires: history/is_about_erased
begin;

create or replace function history.apply(
    p_tables           text[],
    p_keys             jsonb[],
    p_operations       text[],
    p_lsns             bigint[],
    p_transaction_ids  bigint[],
    p_committed_at     timestamptz[],
    p_contents         jsonb[])
returns bigint
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    c_unavailable constant jsonb := '"__debezium_unavailable_value"';     -- a large value that the update did not touch
    v_change    record;
    v_previous  history.versions;
    v_next      history.versions;
    v_content   jsonb;
    v_is_gone   boolean;
    v_from      timestamptz;
    v_count     bigint := 0;
begin
    if not coalesce(array[cardinality(p_keys), cardinality(p_operations), cardinality(p_lsns), cardinality(p_transaction_ids),
                          cardinality(p_committed_at), cardinality(p_contents)]
                    = array_fill(cardinality(p_tables), array[6]), false) then
        raise exception 'the arrays differ in length'
            using errcode = 'MDPAY', detail = 'Every argument has one element for each change.', hint = 'Nulls count as elements.';
    end if;

    lock table history.versions in share row exclusive mode;      -- one writer at a time; readers go on
    for v_change in
        select c.table_name, c.key, c.lsn, c.transaction_id, c.committed_at, c.content, c.n, o.operation
          from unnest(p_tables, p_keys, p_operations, p_lsns, p_transaction_ids, p_committed_at, p_contents)
               with ordinality as c (table_name, key, op, lsn, transaction_id, committed_at, content, n)
          left join (values ('c', 'create'), ('u', 'update'), ('d', 'delete'), ('r', 'snapshot')) as o (op, operation) on o.op = c.op
         order by c.lsn, c.n
    loop
        if v_change.operation is null or v_change.table_name is null or v_change.lsn is null or v_change.committed_at is null
           or jsonb_typeof(v_change.key) is distinct from 'object'
           or (v_change.operation = 'delete') is distinct from (v_change.content is null or v_change.content = 'null') then
            raise exception 'change % cannot be used', v_change.n
                using errcode = 'MDPAY',
                      detail = format('Table %s, key %s, lsn %s.', v_change.table_name, left(v_change.key::text, 200), v_change.lsn),
                      hint = 'A change has table, key, one of c, u, d and r, lsn, time, and content unless it is a deletion.';
        end if;
        continue when exists (select from history.versions v
                               where v.table_name = v_change.table_name and v.key = v_change.key and v.lsn = v_change.lsn);

        select * into v_previous from history.versions v
         where v.table_name = v_change.table_name and v.key = v_change.key and v.lsn < v_change.lsn
         order by v.lsn desc limit 1;
        select * into v_next from history.versions v
         where v.table_name = v_change.table_name and v.key = v_change.key and v.lsn > v_change.lsn
         order by v.lsn limit 1;

        v_content := nullif(v_change.content, 'null');
        if exists (select from jsonb_each(v_content) e where e.value = c_unavailable) then
            select jsonb_object_agg(e.key, case when e.value = c_unavailable then v_previous.content -> e.key else e.value end)
                   filter (where e.value <> c_unavailable or v_previous.content ? e.key)
              into v_content
              from jsonb_each(v_content) e;
        end if;
        v_is_gone := v_content is not null and history.is_about_erased(v_change.table_name, v_change.key, v_content);
        if v_is_gone then
            v_content := null;
            insert into history.erased_subjects (id)
            select v_change.key ->> 'id' where v_change.table_name = 'mds.canonical_profiles' on conflict (id) do nothing;
        end if;
        continue when v_change.operation = 'snapshot' and (v_previous.content = v_content or v_previous.is_erased and v_is_gone);

        v_from := least(greatest(v_change.committed_at, v_previous.valid_from), v_next.valid_from);
        update history.versions v
           set valid_to = v_from
         where v.table_name = v_previous.table_name and v.key = v_previous.key and v.lsn = v_previous.lsn;
        insert into history.versions (table_name, key, lsn, operation, transaction_id, content, is_erased, valid_from, valid_to)
        values (v_change.table_name, v_change.key, v_change.lsn, v_change.operation, v_change.transaction_id, v_content,
                v_is_gone, v_from, v_next.valid_from);
        v_count := v_count + 1;
    end loop;
    return v_count;
end;
$$;

comment on function history.apply(text[], jsonb[], text[], bigint[], bigint[], timestamptz[], jsonb[]) is
$$Takes changes of published tables, index-aligned: table with its schema, key, operation (Debezium's op: c, u, d, r), source.lsn,
source.txId, source.ts_ms as a time, and after. Returns how many versions are new.

Idempotent: a change that is known by table, key and lsn is passed over, so messages may come twice; a late one is put where
its lsn belongs. A snapshot opens a version only where it differs. A large value that an update did not touch is carried over from the version
before. Of an erased person no content is kept, whenever it comes. Raises MDPAY for a change that is not one, and then keeps none of them.$$;

revoke execute on function history.apply(text[], jsonb[], text[], bigint[], bigint[], timestamptz[], jsonb[]) from public;
grant execute on function history.apply(text[], jsonb[], text[], bigint[], bigint[], timestamptz[], jsonb[]) to mds_history_writer;

commit;
