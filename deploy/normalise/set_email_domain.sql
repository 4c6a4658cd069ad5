-- Deploy mds:normalise/set_email_domain to pg
-- requires: normalise/email_domains
-- requires: normalise/domain_ascii
begin;

create or replace function normalise.set_email_domain(
    p_domain            text,
    p_canonical_domain  text     default null,
    p_tag_separator     text     default null,
    p_is_dot_ignored    boolean  default false,
    p_is_disposable     boolean  default false
)
returns normalise.email_domains
language sql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
    insert into normalise.email_domains as d (domain, canonical_domain, tag_separator, is_dot_ignored, is_disposable)
    values (normalise.domain_ascii(p_domain), normalise.domain_ascii(p_canonical_domain), p_tag_separator, p_is_dot_ignored, p_is_disposable)
    on conflict (domain) do update
       set canonical_domain = excluded.canonical_domain,
           tag_separator    = excluded.tag_separator,
           is_dot_ignored   = excluded.is_dot_ignored,
           is_disposable    = excluded.is_disposable
    returning d.*;
$$;

comment on function normalise.set_email_domain(text, text, text, boolean, boolean) is
$$Says how the provider of an e-mail domain treats tags and dots, which domain reaches the same mailboxes, and whether it is
disposable; returns the rule, see normalise.email_domains. Called with the domain alone it makes it a domain like any other.

Match keys that are stored change when they are next derived. Raises 23502 for what is not a domain, 23514 for a separator
of more than one character.$$;

revoke execute on function normalise.set_email_domain(text, text, text, boolean, boolean) from public;
grant execute on function normalise.set_email_domain(text, text, text, boolean, boolean) to mds_steward;

commit;
