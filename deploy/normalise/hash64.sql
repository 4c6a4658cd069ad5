-- Deploy mds:normalise/hash64 to pg
-- requires: normalise/schema
begin;

-- The cast to bytea reads backslash escapes, hence the doubling; convert_to() would be stable only, which forbids inlining.
create or replace function normalise.hash64(p_text text) returns bigint
language sql
immutable parallel safe
return ('x' || encode(substring(sha256(replace(p_text, '\', '\\')::bytea) for 8), 'hex'))::bit(64)::bigint;

comment on function normalise.hash64(text) is
$$64-bit hash of a text: the first eight bytes of the SHA-256 (FIPS 180-4) of its UTF-8 bytes, read as a big-endian signed
integer; null for null.

The same on every machine and in every PostgreSQL version, and any language can compute it, so it may be stored and
exchanged. hashtextextended() is about ten times faster but promises neither, and md5() is refused by servers in FIPS mode.
The text is hashed as it is: normalise first. Two different texts among a billion collide with a probability of 1 in 37.

Test vectors: '' -2039914840885289964, 'abc' -5010229573455851542, 'ann@example.org' 4867349388418092255.

The database encoding must be UTF8.$$;

grant execute on function normalise.hash64(text) to public;

commit;
