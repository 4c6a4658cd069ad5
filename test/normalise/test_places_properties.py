"""Addresses and government ids, whatever the text: nothing raises, twice is once, a megabyte is nothing special, and
parallel workers give the answer of one."""

import json
import random
import time

import pytest

PIECES = [
    "12",
    "12a",
    "12-14",
    "12/34",
    "1/2",
    "#",
    ",",
    ".",
    "-",
    "/",
    "st",
    "St.",
    "Street",
    "straße",
    "C/",
    "ul.",
    "No:5",
    "apt",
    "Flat",
    "3º",
    "PO Box",
    "5th",
    "N",
    "Main",
    "Lindenstr.",
    "de",
    "la",
    "Mayor",
    "ул.",
    "Ленина",
    "北京",
    "شارع",
    "\u200b",
    "\\n",
    "\n",
    "\t",
    "\u00a0",
    "''",
    "s/n",
    "c/o",
    "é",
    "ß",
    "🏠",
    "\u0301",
    "x" * 40,
    "0",
    "000",
    "|",
    "floor",
    "2nd",
    "bis",
    "Unit",
    "no",
    "D",
]
PLANES = [
    (0x20, 0x7E),
    (0xA0, 0x2FF),
    (0x370, 0x5FF),
    (0x600, 0x6FF),
    (0x900, 0xDFF),
    (0x1100, 0x11FF),
    (0x2000, 0x2BFF),
    (0x3040, 0x9FFF),
    (0xAC00, 0xD7A3),
    (0xE000, 0xFFFF),
    (0x10000, 0x1FFFF),
    (0x20000, 0x3FFFF),
    (0xE0000, 0xE01FF),
    (0x100000, 0x10FFFF),
    (0x01, 0x1F),
]


def a_text(rng: random.Random) -> str:
    """Pieces of addresses in any order, or any characters of any plane."""
    if rng.random() < 0.6:
        return rng.choice(("", " ")).join(rng.choice(PIECES) for _ in range(rng.randint(0, 12)))
    low, high = rng.choice(PLANES)
    return "".join(chr(rng.randint(low, high)) for _ in range(rng.randint(0, 40)))


@pytest.fixture
def texts():
    rng = random.Random(20)
    return [a_text(rng) for _ in range(2000)]


@pytest.fixture
def connection(template):
    with template.connect() as connection:
        connection.read_only = True
        yield connection


COUNTRIES = "array['US','GB','DE','ES','AU','PL','JP','CO','SG',null]::char(2)[]"


def test_nothing_raises_and_every_part_is_text_or_null(connection, texts):
    payloads = [
        json.dumps(
            {
                "street": a,
                "unit": b,
                "city": b,
                "region": a,
                "postal_code": b,
                "country": b,
                "full": a if i % 3 == 0 else "",
            }
        )
        for i, (a, b) in enumerate(zip(texts, reversed(texts), strict=True))
    ]
    bad = connection.execute(
        f"select n, a from unnest(%s::text[]) with ordinality as p (raw, n),"
        f"  lateral normalise.address(raw::jsonb, ({COUNTRIES})[1 + n %% 10]) as a"
        "  where '' in (a.line, a.house_number, a.street, a.unit, a.city, a.region, a.postal_code, a.display)"
        "     or a.line <> btrim(a.line) or a.line like '%%  %%' or a.line <> lower(a.line collate"
        " \"C\") or (a.line is null) <> (a.street is null)",
        (payloads,),
    ).fetchall()
    assert bad == []


def test_an_id_is_letters_and_digits_or_nothing(connection, texts):
    bad = connection.execute(
        "select raw, i from unnest(%s::text[]) with ordinality as p (raw, n), lateral normalise.government_id("
        "  case n %% 4 when 0 then raw when 1 then 'ssn' when 2 then 'pesel' else 'codice fiscale' end,"
        " case n %% 3 when 0 then left(raw, 2) end::char(2), raw) as i"
        "  where i.value !~ '^[A-Z0-9]{4,40}$' or i.value is null and i.is_valid is not null",
        (texts,),
    ).fetchall()
    assert bad == []


@pytest.mark.parametrize(
    "again",
    [
        "normalise.city(normalise.city(raw)) is distinct from normalise.city(raw)",
        "normalise.region(normalise.region(raw)) is distinct from normalise.region(raw)",
        "normalise.postal_code(normalise.postal_code(raw, country), country) is distinct from"
        " normalise.postal_code(raw, country)",
        "normalise.postal_code(normalise.postal_code(raw)) is distinct from normalise.postal_code(raw)",
        "(select (normalise.government_id(i.type, i.country_code, i.value)) is distinct from i"
        "   from normalise.government_id('ssn', country, raw) as i where i.value is not null)",
    ],
)
def test_twice_is_once(connection, texts, again):
    rng = random.Random(21)
    numbers = ["".join(rng.choice("0123456789ABK -.") for _ in range(rng.randint(3, 14))) for _ in range(2000)]
    bad = connection.execute(
        f"select raw, country from (select raw, ({COUNTRIES})[1 + n %% 10] as country from"
        f" unnest(%s::text[]) with ordinality as p (raw, n)) as cases"
        f"  where {again}",
        (texts + numbers,),
    ).fetchall()
    assert bad == []


def test_a_display_is_read_as_the_address_it_shows(connection):
    addresses = [
        {"street": f"{n} {name} {kind}", "city": city, "region": region, "postal_code": code, "country_code": country}
        for n in (7, 42)
        for name in ("Oak", "Martin Luther King", "Old Mill")
        for kind in ("Street", "Ave", "Road")
        for city, region, code, country in (
            ("Austin", "TX", "78701", "US"),
            ("Leeds", None, "LS1 4AP", "GB"),
            ("Perth", "WA", "6000", "AU"),
        )
    ]
    bad = connection.execute(
        "select a, b from unnest(%s::text[]) as raw, lateral normalise.address(raw::jsonb) as a,"
        "  lateral normalise.address(jsonb_build_object('full', a.display)) as b"
        "  where (a.line, a.city, a.postal_code, a.country_code) is distinct from (b.line, b.city,"
        " b.postal_code, b.country_code)",
        ([json.dumps(a) for a in addresses],),
    ).fetchall()
    assert bad == []


@pytest.mark.parametrize(
    "call",
    [
        "normalise.address(jsonb_build_object('street', %(text)s::text, 'city', %(text)s::text,"
        " 'region', %(text)s::text, 'postal_code', %(text)s::text, 'country', %(text)s::text))",
        "normalise.address(jsonb_build_object('full', %(text)s::text))",
        "normalise.government_id(%(text)s::text, 'US', %(text)s::text)",
    ],
)
@pytest.mark.parametrize("piece", ["a", "1", " ", ".a", "a-", "1/", "12 Main St, ", "\u4eac", "\u0301"])
def test_a_megabyte_takes_no_time(connection, call, piece):
    text = piece * (1_000_000 // len(piece))
    connection.execute(f"select {call}", {"text": "warm"})
    started = time.perf_counter()
    connection.execute(f"select {call}", {"text": text}).fetchone()
    assert time.perf_counter() - started < 30


def test_parallel_workers_give_the_same_answers(template, texts):
    with template.connect() as connection:
        # parallel workers cannot read a temporary table
        connection.execute("create table public.cases (n integer, raw text)")
        with connection.cursor().copy("copy public.cases from stdin") as copy:
            for n, text in enumerate(texts):
                copy.write_row((n, text.replace("\x00", "")))
        query = (
            "select md5(string_agg(a::text || i::text, '|' order by n)) from (select n,"
            " normalise.address(jsonb_build_object('street', raw, 'city', raw, 'postal_code', raw), 'GB') as a,"
            " normalise.government_id('nino', null, raw) as i from public.cases) as s"
        )
        connection.execute("set max_parallel_workers_per_gather = 0")
        alone = connection.execute(query).fetchone()
        for setting in (
            "max_parallel_workers_per_gather = 2",
            "parallel_setup_cost = 0",
            "parallel_tuple_cost = 0",
            "min_parallel_table_scan_size = 0",
        ):
            connection.execute(f"set {setting}")
        connection.execute("analyze public.cases")
        plan = "\n".join(row[0] for row in connection.execute(f"explain (analyze, costs off) {query}"))
        assert "Workers Launched: " in plan and "Workers Launched: 0" not in plan
        assert connection.execute(query).fetchone() == alone
        connection.rollback()
