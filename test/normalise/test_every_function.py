"""What must hold of every function of normalise that takes text, found in the catalogue: a new one is covered unnamed.

On texts of every Unicode plane, examples and damaged examples in every argument: never raises, answers a megabyte in
bounded time, answers the same in parallel workers. And normalise.person answers for any JSON.
"""

import json
import random
import time

import pytest

EXAMPLES = [
    "ann.lee+news@gmail.com",
    '"Ann Lee" <Ann@Bücher.example>',
    "1956-04-09",
    "9. März 1956",
    "昭和31年4月9日",
    "Côte d'Ivoire",
    "HTTP://Ann:x@Example.ORG:80/a/./b/../c%7e%zz?q#f",
    "(000) 000-0000",
    "+49 30 901820 ext. 5",
    "tel:+1-212-555-0100",
    "xn--a",
    "van der BERG, Dr. Jan Jr.",
    "de la Cruz y García",
    "村上 茂",
    "김민준",
    "Сергей Ӹ",
    "محمد",
    "דוד בן",
    "Flat 3, 12 Main St, Leeds LS1 4AP",
    "Lindenstr. 12a, 10115 Berlin",
    "123-45-6789",
    "\\x41",
    "%",
    "",
    " ",
    "{}",
    "null",
]


def texts(count: int, seed: int) -> list[str]:
    """Examples, a character of every plane, and as many again made of noise and of damaged examples."""
    rng = random.Random(seed)

    def noise() -> str:
        plane = rng.choice((0, 0, 0, *range(17)))
        low, high = (1, 0x3000) if rng.random() < 0.5 else (plane << 16 | 1, plane << 16 | 0xFFFF)
        return "".join(
            chr(c) for c in (rng.randint(low, high) for _ in range(rng.randint(1, 40))) if not 0xD800 <= c <= 0xDFFF
        )

    def damaged() -> str:
        text = rng.choice(EXAMPLES)
        at = rng.randint(0, len(text))
        return (
            text[:at]
            + rng.choice((noise()[:2], rng.choice(EXAMPLES), text[at : at + 1] * 3))
            + text[at + rng.randint(0, 2) :]
        )

    of_every_plane = [
        chr(plane << 16 | c) for plane in range(17) for c in (0x41, 0x300, 0x1234, 0xFFFD, 0xFFFE, 0xFFFF)
    ]
    return EXAMPLES + of_every_plane + [(noise, damaged)[i % 2]() for i in range(count)]


TEXTS = texts(400, seed=7)
# Arguments by type: u.s is the text, u.t another one. A function that has an argument of another type is not for text.
ARGUMENTS = {
    "text": ("u.s", "u.t"),
    "character": ("left(u.t, 2)::char(2)", "u.t::bpchar"),
    "jsonb": (
        "jsonb_build_object('full', u.s, 'street', u.t, 'city', u.s, 'full_name', u.t, "
        "'emails', jsonb_build_array(u.s), "
        "'phone', u.t, 'country_code', u.s, 'date_of_birth', u.t, 'address', u.s, "
        "'attributes', jsonb_build_object(u.s, u.t))",
        "to_jsonb(u.s)",
    ),
    "boolean": ("true", "false"),
    "integer": ("3", "-1"),
    "integer[]": ("array[9, 4, 1956]", "array[null, 13]"),
    "text[]": ("array[u.s, u.t]", "array[u.t]"),
    "normalise.street_words": (
        "normalise.classify_words(normalise.address_tokens(u.s), null)",
        "row(array[u.s, u.t, ','], '9A,', u.s, u.t, null)::normalise.street_words",
    ),
    "character[]": ("array['DE', null]::char(2)[]", "array['GB']::char(2)[]"),
}


def calls(connection) -> list[str]:
    """Two calls of each immutable function with an argument that can hold any text."""
    functions = connection.execute("""
        select p.oid::regproc::text,
               array(select format_type(a.type, null)
                       from unnest(p.proargtypes) with ordinality as a (type, n) order by n)
          from pg_proc as p
         where p.pronamespace = 'normalise'::regnamespace and p.prokind = 'f'
           and p.provolatile = 'i' and not p.proretset
           and p.proargtypes::oid[] && array['text', 'bpchar', 'jsonb', 'text[]']::regtype[]::oid[]
         order by 1""").fetchall()
    return [
        f"{name}({', '.join(ARGUMENTS[t][way] for t in types)})"
        for name, types in functions
        if set(types) <= ARGUMENTS.keys()
        for way in (0, 1)
    ]


def hashed(call: str) -> str:
    return f"hashtextextended({call}::text, 0)"


def test_the_catalogue_is_covered(db):
    """All functions for text are called; only those about rows of reference tables or numbers are not."""
    found = {call.split("(")[0] for call in calls(db)}
    left_out = {
        name
        for (name,) in db.execute("""
        select oid::regproc::text from pg_proc
         where pronamespace = 'normalise'::regnamespace and prokind = 'f'
           and provolatile = 'i' and not proretset""")
    } - found
    assert {"normalise.text", "normalise.latin", "normalise.person", "normalise.phone", "normalise.address"} <= found
    assert left_out <= {
        "normalise.has_check_digits",
        "normalise.is_calendar_day",
        "normalise.phone_national",
        "normalise.check_digit",
    }, left_out


def test_every_function_is_parallel_safe(db):
    assert (
        db.execute("""
        select oid::regprocedure::text from pg_proc
         where pronamespace = 'normalise'::regnamespace and prokind = 'f' and provolatile = 'i' and proparallel <> 's'
    """).fetchall()
        == []
    )


def test_none_raises_and_workers_agree(db):
    db.execute("create table fuzz (i integer, s text, t text)")
    with db.cursor().copy("copy fuzz from stdin") as copy:
        for i, text in enumerate(TEXTS):
            copy.write_row([i, text, TEXTS[(i * 7 + 3) % len(TEXTS)]])
    db.execute("analyze fuzz")
    sums = ", ".join(f"coalesce(sum({hashed(call)}::numeric), 0)" for call in calls(db))
    query = f"select count(*), {sums} from fuzz as u"
    db.execute("set max_parallel_workers_per_gather = 0")
    alone = db.execute(query).fetchone()
    assert alone[0] == len(TEXTS)
    db.execute(
        "set max_parallel_workers_per_gather = 2; set min_parallel_table_scan_size = 0; set parallel_setup_cost = 0;"
        "set parallel_tuple_cost = 0; set parallel_leader_participation = off"
    )
    assert "Parallel Seq Scan" in "\n".join(line for (line,) in db.execute(f"explain {query}"))
    together = db.execute(query).fetchone()
    assert [c for c, a, b in zip(calls(db), alone[1:], together[1:], strict=True) if a != b] == []


@pytest.mark.parametrize("piece", ["a", "1 ", "é", "字", "<a@", "\u0301", "٣", "A,"])
def test_a_megabyte_is_bounded_in_time(db, piece):
    text = piece * (1_000_000 // len(piece.encode()))
    slow = []
    for call in calls(db):
        started = time.perf_counter()
        db.execute(f"select {call}::text from (values (%s::text, %s::text)) as u (s, t)", [text, text])
        if (taken := time.perf_counter() - started) > 60:
            slow.append((call, taken))
    assert slow == []


KEYS = [
    "full_name",
    "given_name",
    "middle_name",
    "family_name",
    "name_suffix",
    "previous_family_name",
    "email",
    "emails",
    "phone",
    "phones",
    "country_code",
    "date_of_birth",
    "gender",
    "place_of_birth",
    "employer",
    "occupation",
    "address",
    "addresses",
    "government_ids",
    "external_ids",
    "preferences",
    "attributes",
]
INSIDE = ["street", "city", "region", "postal_code", "country_code", "full", "unit", "house_number", "type", "value"]
SCALARS = [
    None,
    True,
    False,
    0,
    -1,
    1e300,
    12345678901234567890,
    1.5,
    "",
    "Ann",
    "ann@x.org",
    "+49 30 901820",
    "DE",
    "Germany",
    "1990-01-02",
    "n/a",
    "x" * 300,
    "é",
    "12 Main St",
    "\u200b",
    "99999",
    "passport",
    "123456789",
]


def a_value(rng: random.Random, depth: int = 0):
    kind = rng.random()
    if kind < 0.45 or depth > 3:
        return rng.choice(SCALARS)
    if kind < 0.7:
        return [a_value(rng, depth + 1) for _ in range(rng.randint(0, 4))]
    return {rng.choice(INSIDE + KEYS): a_value(rng, depth + 1) for _ in range(rng.randint(0, 4))}


def test_person_answers_for_any_json(db):
    """Nested garbage under the documented keys, payloads that are no objects; any default country and order."""
    rng = random.Random(11)
    payloads = [
        json.dumps(
            a_value(rng) if rng.random() < 0.05 else {k: a_value(rng) for k in rng.sample(KEYS, rng.randint(0, 12))}
        )
        for _ in range(1500)
    ]
    records = db.execute(
        """
        select p.payload, c.country, (normalise.person(p.payload::jsonb, c.country, c.date_order)).rejected
          from unnest(%s::text[]) as p (payload),
               (values (null, 'DMY'), ('DE', 'MDY'), ('Germany', 'YMD'), ('', ''), ('nowhere', null))
               as c (country, date_order)
    """,
        [payloads],
    ).fetchall()
    assert len(records) == 5 * len(payloads)
    assert all(rejected is not None for *_, rejected in records)
