-- Deploy mds:normalise/suggest_blocked_values to pg
-- requires: normalise/is_blocked
begin;

create type normalise.blocked_value_suggestion as (
    attribute  text,
    value      text,
    frequency  double precision,
    count      bigint,
    reason     text
);

comment on type normalise.blocked_value_suggestion is 'A value that normalise.suggest_blocked_values() takes for a placeholder.';
comment on column normalise.blocked_value_suggestion.attribute is 'Attribute to block it for.';
comment on column normalise.blocked_value_suggestion.value is 'The value, as normalise.block_value() takes it.';
comment on column normalise.blocked_value_suggestion.frequency is 'Share of the rows that hold it, 0 to 1.';
comment on column normalise.blocked_value_suggestion.count is 'Rows that hold it; an estimate when it comes from statistics.';
comment on column normalise.blocked_value_suggestion.reason is 'How much more frequent it is than an ordinary value, in words.';

create or replace function normalise.suggest_blocked_values(
    p_table          regclass,
    p_column         name,
    p_attribute      text              default null,
    p_minimum_count  bigint            default 20,
    p_factor         double precision  default 10,
    p_is_exact       boolean           default false
)
returns setof normalise.blocked_value_suggestion
language plpgsql
stable parallel restricted
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_is_array    boolean;
    v_rows        double precision;
    v_values      text[];
    v_counts      double precision[];   -- of the most common values, rows
    v_rest        double precision;     -- rows of a value that is not among them, on average
    v_ordinary    double precision;
    v_is_known    boolean := false;     -- to the planner
    v_statistics  record;
begin
    select t.typcategory = 'A' into strict v_is_array
      from pg_attribute as a
      join pg_type as t on t.oid = a.atttypid
     where a.attrelid = p_table and a.attname = p_column and a.attnum > 0 and not a.attisdropped;

    if not p_is_exact then
        select greatest(c.reltuples, 0) as row_count, s.null_frac, s.n_distinct,
               case when v_is_array then s.most_common_elems else s.most_common_vals end::text::text[] as common_values,
               case when v_is_array then s.most_common_elem_freqs[:cardinality(s.most_common_elems::text::text[])]
                    else s.most_common_freqs end as common_shares
          into v_statistics
          from pg_class as c
          join pg_stats as s on s.schemaname = c.relnamespace::regnamespace::name and s.tablename = c.relname and s.attname = p_column
         where c.oid = p_table
         order by s.inherited desc
         limit 1;
        v_is_known := found;
    end if;

    if v_is_known then
        v_rows   := v_statistics.row_count;
        v_values := v_statistics.common_values;
        select array_agg(share * v_rows order by i) into v_counts from unnest(v_statistics.common_shares) with ordinality as u (share, i);
        if v_is_array then
            v_rest := 1;        -- the planner does not count elements; its list leaves out the rare ones
        else
            select (1 - v_statistics.null_frac - coalesce(sum(share), 0)) * v_rows
                   / nullif(case when v_statistics.n_distinct < 0 then -v_statistics.n_distinct * v_rows else v_statistics.n_distinct end
                            - coalesce(cardinality(v_values), 0), 0)
              into v_rest
              from unnest(v_statistics.common_shares) as share;
        end if;
    else
        -- The same from the rows themselves, with as many common values as the planner keeps by default.
        execute format($query$
            with counted as (
                select value, count(*) as count, row_number() over (order by count(*) desc, value) as place
                  from (select %2$s as value from %1$s) as held
                 where value is not null
                 group by value)
            select (select count(*) from %1$s),
                   array_agg(value order by place) filter (where place <= 100),
                   array_agg(count order by place) filter (where place <= 100),
                   avg(count) filter (where place > 100)
              from counted$query$,
            p_table,
            case when v_is_array then format('unnest(array(select distinct e::text from unnest(%I) as e))', p_column)
                 else format('%I::text', p_column) end)
           into v_rows, v_values, v_counts, v_rest;
    end if;

    -- An ordinary value: one of the rest, and where there are enough common ones also the middle one of them, because a
    -- family name is common without being a placeholder.
    select greatest(1, v_rest, case when count(*) >= 10 or v_rest is null then percentile_cont(0.5) within group (order by c) end)
      into v_ordinary
      from unnest(v_counts) as c;

    return query
    select coalesce(p_attribute, p_column::text), u.value, round(u.count) / nullif(v_rows, 0), round(u.count)::bigint,
           format('%s of %s rows; an ordinary value has %s', round(u.count)::bigint, round(v_rows)::bigint, round(v_ordinary::numeric, 1))
      from unnest(v_values, v_counts) as u (value, count)
     where u.count >= p_minimum_count
       and u.count >= p_factor * v_ordinary
       and not normalise.is_blocked(coalesce(p_attribute, p_column::text), u.value)
     order by u.count desc, u.value;
exception
    when no_data_found then
        raise exception 'no column % in %', quote_ident(p_column), p_table
            using errcode = 'undefined_column',
                  hint    = 'Give the column that holds the attribute, a scalar or an array.';
end;
$$;

comment on function normalise.suggest_blocked_values(regclass, name, text, bigint, double precision, boolean) is
$$Values of a column, or elements when it is an array, that are too frequent to identify anybody and are not blocked yet: those
held by at least p_minimum_count rows and by at least p_factor times as many as an ordinary value, the most frequent first.
p_attribute is the attribute to judge and block them for; the name of the column by default.

From the planner's statistics (pg_stats), which costs nothing and is as fresh as the last ANALYZE; from the rows when p_is_exact
or when there are no statistics. An ordinary value is the larger of: the average of those that are not among the most
common, and the median of the most common when there are ten of them or no others. Nothing is blocked: a person decides, with normalise.block_value().

Runs with the rights of the caller, who must be able to read the column; with row security, statistics are not shown and the
visible rows are counted. Raises 42703 when there is no such column.$$;

grant execute on function normalise.suggest_blocked_values(regclass, name, text, bigint, double precision, boolean) to public;

commit;
