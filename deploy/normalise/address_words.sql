-- Deploy mds:normalise/address_words to pg
-- requires: normalise/address_terms
begin;

create or replace function normalise.compile_address_words() returns trigger
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
    -- One edit after the other, so that neither overwrites the functions of the other.
    perform pg_advisory_xact_lock('normalise.address_terms'::regclass::oid::bigint);

    execute format($function$
        create or replace function normalise.address_word(p_word text) returns text language sql immutable parallel safe as %L $function$,
        format('-- Written by normalise.compile_address_words(): edit normalise.address_terms instead.
select %L::jsonb ->> p_word',
            (select coalesce(jsonb_object_agg(term, words), '{}')
               from (select term, string_agg(code || case when code in ('T', 'D', 'O') then canonical else '' end, ' ' order by rank) as words
                       from (select term, canonical, code, rank
                               from normalise.address_terms
                               join (values ('street_type', 'T', 1), ('direction', 'D', 2), ('ordinal', 'O', 3), ('particle', 'P', 4), ('unit', 'U', 5),
                                            ('floor', 'F', 6), ('number', 'M', 7), ('box', 'B', 8)) as kinds (kind, code, rank) using (kind)) as coded
                      group by term) as terms)));

    execute format($function$
        create or replace function normalise.address_form(p_kind text, p_term text) returns text language sql immutable parallel safe as %L $function$,
        format('-- Written by normalise.compile_address_words(): edit normalise.address_terms instead.
select %L::jsonb -> p_kind ->> p_term',
            (select coalesce(jsonb_object_agg(kind, terms), '{}')
               from (select kind, jsonb_object_agg(term, canonical) as terms
                       from normalise.address_terms where kind in ('suffix', 'city', 'region') group by kind) as kinds)));
    return null;
end;
$$;

comment on function normalise.compile_address_words() is
$$Trigger of normalise.address_terms: writes normalise.address_word() and normalise.address_form() anew from the table
after every statement that edits it. An address has some six words: a look-up in a function that holds the terms costs a
tenth of a query.$$;

revoke execute on function normalise.compile_address_words() from public;

create trigger address_terms_compile
    after insert or update or delete or truncate on normalise.address_terms
    for each statement execute function normalise.compile_address_words();
comment on trigger address_terms_compile on normalise.address_terms is 'The look-up functions of addresses are compiled from this table.';

-- A statement trigger fires for no row too: this writes the functions for the first time.
delete from normalise.address_terms where false;

comment on function normalise.address_word(text) is
$$What a word of an address means: a code and the canonical form for each meaning, most usual first, separated by a blank;
null for any other word. T street type, D direction, O ordinal, P particle, U unit, F floor, M number sign, B post box.
Written by a trigger whenever normalise.address_terms is edited.$$;
comment on function normalise.address_form(text, text) is
$$The canonical form of a term of this kind (suffix: a street type at the end of a word; city; region) in comparable form; null
when normalise.address_terms does not know it. Written by a trigger whenever the table is edited.$$;

grant execute on function normalise.address_word(text), normalise.address_form(text, text) to public;

commit;
