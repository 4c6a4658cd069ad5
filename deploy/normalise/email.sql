-- Deploy mds:normalise/email to pg
-- requires: normalise/text
-- requires: normalise/domain_unicode
-- requires: normalise/email_domains
-- requires: normalise/email_roles
begin;

create type normalise.email_address as (
    address        text,
    match_key      text,
    local_part     text,
    domain         text,
    is_role        boolean,
    is_disposable  boolean,
    raw            text
);

comment on type normalise.email_address is 'An e-mail address taken apart by normalise.email(); all null but raw when it is not usable.';
comment on column normalise.email_address.address is
'The address to keep and to write to: NFC, domain in lower case and international labels readable; the local part as written.';
comment on column normalise.email_address.match_key is
'What two spellings of one mailbox share; never written to. ASCII domain, local part in lower case, tags and dots gone where the provider ignores them.';
comment on column normalise.email_address.local_part is 'What stands before the @ in address.';
comment on column normalise.email_address.domain is 'What stands after the @ in address.';
comment on column normalise.email_address.is_role is 'Whether the local part names a role (info@, sales@), see normalise.email_roles.';
comment on column normalise.email_address.is_disposable is 'Whether the domain hands out mailboxes to be thrown away, see normalise.email_domains.';
comment on column normalise.email_address.raw is 'What was given.';

create or replace function normalise.email(p_raw text) returns normalise.email_address
language plpgsql
immutable parallel safe
as $$
declare
    v_email   normalise.email_address;
    v_text    text;
    v_at      integer;
    v_local   text;
    v_domain  text;
    v_ascii   text;
    v_rule    jsonb;
    v_key     text;
begin
    v_email.raw := p_raw;
    if p_raw is null or octet_length(p_raw) > 4000 then
        return v_email;
    end if;
    v_text := normalise.text(p_raw);
    if v_text is null then
        return v_email;
    end if;

    v_at     := position('@' in v_text);
    v_local  := left(v_text, v_at - 1);
    v_domain := lower(substr(v_text, v_at + 1) collate "C");

    -- Nearly every address consists of these characters. Sets and positions, no regular expression: PostgreSQL keeps 32
    -- compiled ones, and whoever uses a 33rd in a load pays 25 us a time.
    if v_at > 1
       and translate(lower(v_local collate "C"), 'eainorltsm.cdguphbkyvfwjzxq0123456789_-+', '') = ''
       and translate(v_domain, 'eainorltsm.cdguphbkyvfwjzxq0123456789-', '') = ''
       and position('..' in '.' || v_local || '.') = 0
       and position('.' in v_domain) > 0
       and position('..' in '.' || v_domain || '.') = 0
       and position('-.' in '.' || v_domain || '.') = 0
       and position('.-' in '.' || v_domain) = 0
       and right(v_domain, 1) > '9' collate "C"
       and length(v_domain) <= 63
       and position('xn--' in v_domain) = 0
    then
        v_ascii := v_domain;
    else
        -- "Ann Lee" <ann@x.org> (work), mailto:ann@x.org?subject=Hi, [ann@x.org], 'ann@x.org'; and of several the first.
        if v_text ~ '<[^<>]*@[^<>]*>' then
            v_text := substring(v_text from '<([^<>]*@[^<>]*)>');
        end if;
        v_text := regexp_replace(v_text, '^[^@"]*mail(to)? ?: ?', '', 'i');
        v_text := regexp_replace(v_text, '^ ?\([^()@]*\)|\([^()@]*\) ?$|^"(?=[^"]*@[^"]*"$)', '', 'g');
        v_text := ltrim(rtrim(v_text, ' .,;:<>()[]{}''"'), ' ,;:<>()[]{}''');
        if v_text !~ '^("([^"\\]|\\.)*"|[^"@ ,;]+)@[^@ ,;|?]+$' then
            v_text := coalesce(substring(v_text from '^((?:"(?:[^"\\]|\\.)*"|[^"@ ,;]+)@[^@ ,;|?]+)(?:\?| ?[,;|]| [^ @]+@)'), '');
        end if;
        v_text   := ltrim(rtrim(v_text, ' .,;:<>()[]{}''"'), ' ,;:<>()[]{}''');
        v_at     := length(v_text) - position('@' in reverse(v_text)) + 1;
        v_local  := left(v_text, v_at - 1);
        v_ascii  := normalise.domain_ascii(substr(v_text, v_at + 1));
        v_domain := normalise.domain_unicode(v_ascii);

        -- A quoted dot-atom is the same as the dot-atom: RFC 5321, 4.1.2.
        if v_local ~ '^"[^"\\ @(),:;<>\[\].]+(\.[^"\\ @(),:;<>\[\].]+)*"$' then
            v_local := btrim(v_local, '"');
        end if;

        if v_ascii is null or v_ascii !~ '\.(xn--[a-z0-9-]+|[a-z0-9-]*[a-z][a-z0-9-]*)$'
           or (v_local !~ '^[A-Za-z0-9!#$%&''*+/=?^_`{|}~\u00a1-\U0010ffff-]+(\.[A-Za-z0-9!#$%&''*+/=?^_`{|}~\u00a1-\U0010ffff-]+)*$'
               and v_local !~ '^"([ !#-\[\]-~\u00a1-\U0010ffff]|\\[ -~])+"$')
        then
            return v_email;
        end if;
    end if;

    -- RFC 5321, 4.5.3.1: octets, and a path of 256 with its angle brackets.
    if octet_length(v_local) > 64 or octet_length(v_local) + 1 + length(v_ascii) > 254 then
        return v_email;
    end if;

    v_key := lower(v_local collate "und-x-icu");

    v_rule := normalise.email_domain(v_ascii);

    if v_rule is null then
        -- A disposable domain stands for its sub-domains.
        v_rule := normalise.email_domain(substr(v_ascii, position('.' in v_ascii) + 1));
        v_email.is_disposable := coalesce((v_rule -> 'is_disposable')::boolean, false);
        v_email.match_key     := v_key || '@' || v_ascii;
    else
        v_email.is_disposable := (v_rule -> 'is_disposable')::boolean;
        if position(v_rule ->> 'tag_separator' in v_key) > 1 then
            v_key := split_part(v_key, v_rule ->> 'tag_separator', 1);
        end if;
        if (v_rule -> 'is_dot_ignored')::boolean then
            v_key := replace(v_key, '.', '');
        end if;
        v_email.match_key     := v_key || '@' || coalesce(v_rule ->> 'canonical_domain', v_ascii);
    end if;

    v_email.address    := v_local || '@' || v_domain;
    v_email.local_part := v_local;
    v_email.domain     := v_domain;
    v_email.is_role    := normalise.email_role(split_part(v_key, '+', 1)) is not null;

    return v_email;
end;
$$;

comment on function normalise.email(text) is
$$Takes an e-mail address apart into normalise.email_address: the address to keep, and a match key apart from it.

Display names, angle brackets, mailto:, comments in parentheses, quotes and stray punctuation around the address go; of several
addresses the first is taken. Valid is what RFC 5321, 5322 and 6531 allow in practice: a dot-atom or a quoted string of at most
64 octets, a domain of at least two labels whose last is not a number, 254 octets in all, no address literal, no white space
outside quotes. Typing errors are not corrected, and nothing says that the mailbox exists. International domains are the
same in either spelling (bücher.de, xn--bcher-kva.de).

The match key folds the case of the local part; it drops tags and dots only where normalise.email_domains says that the
provider does. A match key is evidence, not proof: people share mailboxes.

Never raises; all null but raw when it is not an address. Immutable as long as the reference tables normalise.email_domains
and normalise.email_roles are not edited: derive again what is stored after an edit.$$;

grant execute on function normalise.email(text) to public;

commit;
