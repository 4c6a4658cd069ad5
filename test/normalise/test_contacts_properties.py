"""What must hold of the normalisers for any text.

They never raise, f(f(x)) = f(x), they answer in bounded time, and the same in parallel workers.
"""

from __future__ import annotations

import random

# name -> (expression over column s, whether it maps its own result to itself)
FUNCTIONS = {
    "text": ("normalise.text(s)", True),
    "hash64": ("normalise.hash64(s)::text", False),
    "email address": ("(normalise.email(s)).address", True),
    "email match key": ("(normalise.email(s)).match_key", True),
    "date DMY": ("(normalise.date_of_birth(s)).iso", True),
    "date MDY": ("(normalise.date_of_birth(s, 'MDY')).iso", True),
    "date YMD": ("(normalise.date_of_birth(s, 'YMD')).iso", True),
    "country": ("normalise.country(s)::text", True),
    "url": ("normalise.url(s)", True),
    "percent encoding": ("normalise.percent_encoding(s)", True),
    "message body": ("normalise.message_body(s)", True),
    "folded message body": ("normalise.message_body(s, true)", True),
    "domain in ASCII": ("normalise.domain_ascii(s)", True),
    "domain in Unicode": ("normalise.domain_unicode(s)", True),
    "Punycode": ("normalise.punycode_encode(s)", False),
    "decoded Punycode": ("normalise.punycode_decode(s)", False),
    "blocked e-mail": ("normalise.is_blocked('email', s)::text", False),
    "blocked phone": ("normalise.is_blocked('phone', s)::text", False),
}
SEEDS = [
    "ann.lee+news@gmail.com",
    '"Ann Lee" <Ann@Bücher.example>',
    "mailto:ann@x.org?subject=Hi",
    '"a b"@x.org',
    "иван@пример.рф",
    "a@xn--bcher-kva.de",
    "1956-04-09",
    "9. März 1956",
    "09/04/56",
    "19560409",
    "昭和31年4月9日",
    "1990-02-03T10:11:12Z",
    "٠٩/٠٤/١٩٥٦",
    "1990-XX-XX",
    "Deutschland",
    "GB-ENG",
    "Korea (the Republic of)",
    "🇩🇪",
    "Côte d'Ivoire",
    "HTTP://Ann:x@Example.ORG:80/a/./b/../c%7e%zz?q#f",
    "http://[2001:db8::1]:80/",
    "data:text/plain,ä",
    "www.bücher.de/ä",
    "n/a",
    "(000) 000-0000",
    "xxx",
    "bcher-kva",
    "xn--a",
    "\\x41",
    "%",
    "\\",
]
PLANES = [(plane << 16, (plane << 16) + 0xFFFF) for plane in range(17)]


def character(rng: random.Random) -> str:
    """A character of any plane; every third is ASCII, every third of the first 0x3000, where the scripts are."""
    while True:
        low, high = rng.choice(((1, 0x7F), (1, 0x3000), rng.choice(PLANES)))
        point = rng.randint(max(low, 1), high)
        if not 0xD800 <= point <= 0xDFFF:
            return chr(point)


def fuzz(count: int, seed: int) -> list[str]:
    """Half of it noise, half of it damaged examples."""
    rng = random.Random(seed)
    texts = []
    for i in range(count):
        if i % 2:
            texts.append("".join(character(rng) for _ in range(rng.choice((1, 2, 3, 5, 8, 13, 40, 90)))))
        else:
            text = list(rng.choice(SEEDS))
            for _ in range(rng.randint(1, 4)):
                at = rng.randrange(len(text) + 1)
                match rng.randrange(4):
                    case 0:
                        text.insert(at, character(rng))
                    case 1:
                        del text[at : at + rng.randint(1, 3)]
                    case 2:
                        text[at:at] = rng.choice(SEEDS)
                    case 3:
                        text[at : at + 1] = text[at : at + 1] * rng.randint(2, 9)
            texts.append("".join(text))
    return texts


OF_EVERY_PLANE = [chr(low + offset) for low, _ in PLANES for offset in (0x41, 0x300, 0x1234, 0xFFFD, 0xFFFE, 0xFFFF)]
TEXTS = SEEDS + OF_EVERY_PLANE + fuzz(2500, seed=3)
EACH = "from unnest(%s::text[]) with ordinality as u (s, i) order by i"
EVERYTHING = ", ".join(expression for expression, _ in FUNCTIONS.values())


def answers(db, texts: list[str]) -> list[tuple]:
    """One row a text, one column a function."""
    return db.execute(f"select {EVERYTHING} {EACH}", [texts]).fetchall()


def test_never_raises_and_is_idempotent(db):
    once = answers(db, TEXTS)
    assert len(once) == len(TEXTS)
    differing = {}
    for column, (name, (expression, is_idempotent)) in enumerate(FUNCTIONS.items()):
        if is_idempotent:
            first = [row[column] for row in once]
            again = db.execute(f"select {expression} {EACH}", [first])
            if different := [(t, a, b) for t, a, (b,) in zip(TEXTS, first, again, strict=True) if a != b]:
                differing[name] = different
    assert differing == {}


def test_says_something_about_its_examples(db):
    """The properties would hold of a function that always answers null."""
    for name, column in zip(FUNCTIONS, zip(*answers(db, SEEDS), strict=True), strict=True):
        assert len(set(column) - {None}) > 1, name


def test_null_is_null(db):
    assert answers(db, [None]) == [tuple("true" if name.startswith("blocked") else None for name in FUNCTIONS)]


def test_a_megabyte_is_answered_in_time(db):
    """Each in a minute for all functions together; they need two seconds on an idle machine."""
    db.execute("set statement_timeout = '60s'")
    for piece in ("a@", "1/", "<é@b.c> ", "%41", "http://a/../", "\u200b (", '"\\', "ﷺ "):
        assert len(answers(db, [piece * (1_000_000 // len(piece.encode()))])) == 1


def test_parallel_workers_agree(db):
    db.execute("create table fuzz (s text)")
    with db.cursor().copy("copy fuzz from stdin") as copy:
        for text in TEXTS:
            copy.write_row([text])
    db.execute("analyze fuzz")
    sums = ", ".join(f"sum(hashtextextended({expression}, 0)::numeric)" for expression, _ in FUNCTIONS.values())
    query = f"select {sums}, count(*) from fuzz"

    db.execute("set max_parallel_workers_per_gather = 0")
    alone = db.execute(query).fetchone()
    db.execute("set max_parallel_workers_per_gather = 2; set min_parallel_table_scan_size = 0")
    db.execute("set parallel_setup_cost = 0; set parallel_tuple_cost = 0; set parallel_leader_participation = off")
    assert "Parallel Seq Scan" in "\n".join(line for (line,) in db.execute(f"explain {query}"))
    assert db.execute(query).fetchone() == alone
