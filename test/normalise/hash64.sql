-- normalise.hash64: the first 64 bits of SHA-256, signed.
begin;
select plan(12);

select volatility_is('normalise', 'hash64', array['text'], 'immutable');
select function_privs_are('normalise', 'hash64', array['text'], 'mds_reader', array['EXECUTE']);

-- Expected values from Python: int.from_bytes(hashlib.sha256(s.encode()).digest()[:8], 'big', signed=True).
select is(normalise.hash64(raw), expected, format('hash64(%L)', raw))
  from (values
    ('',                -2039914840885289964),
    ('abc',             -5010229573455851542),
    ('ann@example.org',  4867349388418092255),
    ('日本',            -3518790099034495285),
    ('a\b\x41',          1479797662170203906),
    (repeat('a', 1000000), -3618802431584568430),
    (null,               null)
  ) as cases (raw, expected);

select is(normalise.hash64('abc'), ('x' || left(encode(digest('abc', 'sha256'), 'hex'), 16))::bit(64)::bigint,
    'pgcrypto gives the same SHA-256');
select isnt(normalise.hash64('\x41'), normalise.hash64('A'), 'an escape is text, not the byte it stands for');
select is(count(distinct normalise.hash64(i::text)), 100000::bigint, 'a hundred thousand texts have as many hashes')
  from generate_series(1, 100000) as i;

select finish();
rollback;
