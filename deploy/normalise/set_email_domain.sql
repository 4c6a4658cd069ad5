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
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    c_domain    constant text := '^[a-z0-9-]+(\.[a-z0-9-]+)+$';
    v_domain    text := normalise.domain_ascii(p_domain);
    v_canonical text := normalise.domain_ascii(p_canonical_domain);
    v_rule      normalise.email_domains;
begin
    if v_domain is null or v_domain !~ c_domain or v_canonical !~ c_domain or v_canonical is null and p_canonical_domain is not null
       or length(p_tag_separator) <> 1 or p_is_dot_ignored is null or p_is_disposable is null then
        raise exception 'no such rule for the domain "%"', coalesce(left(p_domain, 100), '(null)')
            using errcode = 'MDPAY', detail = 'p_domain or p_canonical_domain is no domain, p_tag_separator not one character, or p_is_dot_ignored or p_is_disposable missing.',
                  hint = 'normalise.set_email_domain(''googlemail.com'', ''gmail.com'', ''+'', true)';
    end if;
    insert into normalise.email_domains as d (domain, canonical_domain, tag_separator, is_dot_ignored, is_disposable)
    values (v_domain, v_canonical, p_tag_separator, p_is_dot_ignored, p_is_disposable)
    on conflict (domain) do update
       set canonical_domain = excluded.canonical_domain,
           tag_separator    = excluded.tag_separator,
           is_dot_ignored   = excluded.is_dot_ignored,
           is_disposable    = excluded.is_disposable
    returning * into v_rule;
    return v_rule;
end;
$$;

comment on function normalise.set_email_domain(text, text, text, boolean, boolean) is
$$Says how the provider of an e-mail domain treats tags and dots, which domain reaches the same mailboxes, and whether it is
disposable; returns the rule, see normalise.email_domains. Called with the domain alone it makes it a domain like any other.

Match keys that are stored change when they are next derived. Raises MDPAY for what is not a domain, and for a separator
of more than one character.$$;

revoke execute on function normalise.set_email_domain(text, text, text, boolean, boolean) from public;
grant execute on function normalise.set_email_domain(text, text, text, boolean, boolean) to mds_steward;

commit;
