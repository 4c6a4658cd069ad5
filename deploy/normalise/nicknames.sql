-- Deploy mds:normalise/nicknames to pg
-- requires: normalise/name_key
begin;

create table normalise.nicknames (
    name     text not null,
    root     text not null,
    language text not null,
    constraint pk_nicknames primary key (name, root),
    constraint chk_nicknames_comparable
        check (name = normalise.name_key(name) and root = normalise.name_key(root) and name <> root)
);

comment on table normalise.nicknames is
'Short forms and spellings of given names: bob is robert, chris is christopher, christian or christine. Stewards edit it;
records normalised before keep their old roots until they are normalised again.';
comment on column normalise.nicknames.name is 'Short form or other spelling, as normalise.name_key gives it.';
comment on column normalise.nicknames.root is 'Name of the group, as normalise.name_key gives it; several rows when the short form is ambiguous.';
comment on column normalise.nicknames.language is 'ISO 639-1 code of the language in which the short form is usual; mul for spellings of several.';

alter table normalise.nicknames enable row level security;
create policy nicknames_are_public on normalise.nicknames for select using (true);
create policy nicknames_are_kept_by_stewards on normalise.nicknames to mds_steward using (true) with check (true);
grant select on normalise.nicknames to public;
grant insert, update, delete on normalise.nicknames to mds_steward;

insert into normalise.nicknames (name, root, language)
select distinct on (name, root) name, root, language
  from (values
    ('en', 'robert',      'bob bobby bobbie rob robbie robby bert'),
    ('en', 'william',     'bill billy will willy willie liam wm'),
    ('en', 'elizabeth',   'liz lizzie lizzy beth betty betsy eliza elisa elisabeth libby bess'),
    ('en', 'christopher', 'chris kit topher kris'),
    ('en', 'christine',   'chris chrissy tina christina')
  ) as nickname (language, root, names), string_to_table(names, ' ') as name
 order by name, root, language;

analyze normalise.nicknames;

commit;
