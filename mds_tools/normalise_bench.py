"""`mds bench normalise`: what normalising costs in the database, beside Python libraries on the same rows.

Every function gets rows of its own that a seed decides: distinct, of the kind sources send, with the noise they send.
A round times one function after the other, database and library in turn, so that a busy machine is busy for both;
the figures are medians of the rounds.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib
import json
import random
import statistics
import time
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import click
import psycopg
from psycopg import sql
from psycopg.types.json import Jsonb

from mds_tools import database
from mds_tools.options import COUNT, INTEGER

GIVEN = [
    "Maria",
    "José",
    "Ann",
    "James",
    "Wei",
    "Иван",
    "Jürgen",
    "Zoë",
    "Ahmed",
    "Olena",
    "Łukasz",
    "Fatma",
    "Søren",
    "Aoife",
    "John-Paul",
    "Δημήτρης",
    "Mary",
    "Giulia",
    "Robert",
    "Bob",
    "Katherine",
    "Kate",
    "Mohammed",
    "Yuki",
    "Chidi",
    "Priya",
    "Nguyen",
    "Björk",
]
FAMILY = [
    "Smith",
    "García",
    "López",
    "Müller",
    "van_der_Berg",
    "O'Connor",
    "McDonald",
    "Иванов",
    "Kowalski",
    "Yılmaz",
    "Nguyễn",
    "Hansen",
    "de_la_Cruz",
    "Papadopoulos",
    "Silva",
    "Santos",
    "Rossi",
    "Novák",
    "Öztürk",
    "Åkesson",
    "al-Farsi",
    "Dubois",
    "Tanaka",
    "Wang",
    "Johnson",
]
STREETS = (
    ("US", "{n} {w} Street Apt {u}", "Austin", "TX", "78{d:03}"),
    ("US", "{n} N {w} Ave", "San Diego", "California", "921{d2:02}-1234"),
    ("GB", "Flat {u}, {n} {w} Road", "London", "", "SW{d2:02} 1AA"),
    ("DE", "{w}straße {n}", "München", "Bayern", "80{d:03}"),
    ("DE", "{w}str. {n}", "Koeln", "", "50{d:03}"),
    ("FR", "{n} rue de la {w}", "Paris", "", "75{d:03}"),
    ("ES", "C/ {w}, {n}, {u}º B", "Madrid", "", "28{d:03}"),
    ("NL", "{w}laan {n}", "Den Haag", "", "25{d2:02} EA"),
    ("PL", "ul. {w} {n}/{u}", "Łódź", "", "90-{d:03}"),
    ("AU", "{u}/{n} {w} Crescent", "St Kilda", "Victoria", "3{d:03}"),
    ("BR", "Av. {w}, {n} - apto {u}", "São Paulo", "SP", "013{d2:02}-{d:03}"),
    ("RU", "ул. {w} {n}", "Москва", "", "101{d:03}"),
)
WORDS = [
    "Oak",
    "Maple",
    "Station",
    "Linden",
    "Garten",
    "République",
    "Mayor",
    "Kościuszki",
    "Flores",
    "Ленина",
    "Park",
    "High",
    "Mill",
    "Church",
    "Victoria",
]
COUNTRIES = (
    "DE",
    "Germany",
    "Deutschland",
    "United States",
    "USA",
    "u.k.",
    "GBR",
    "España",
    "Nederland",
    "South Korea",
    "Czechia",
    "Brasil",
    "日本",
    "Türkiye",
    "FR",
    "Polska",
)
DOMAINS = [
    "gmail.com",
    "googlemail.com",
    "hotmail.co.uk",
    "gmx.de",
    "example.org",
    "büro.example",
    "mail.ru",
    "uol.com.br",
    "acme.io",
]
PHONES = (
    ("US", "({a}) {b}-{c}"),
    ("GB", "+44 20 7{x} {c}"),
    ("DE", "0151 {b}{c}"),
    ("FR", "06 {p} {p} {p} {p}"),
    ("IT", "+39 06 {b}{c}"),
    ("BR", "+55 11 9{c}-{c}"),
    ("IN", "098{b}{c}"),
    ("NL", "0031 6 {b}{c}0"),
)
IDS = (
    "ssn US {9}",
    "nino GB AB{6}C",
    "pesel PL {11}",
    "dni ES {8}Z",
    "cpf BR {11}",
    "bsn NL {9}",
    "steuer_id DE {11}",
    "nir FR 1{14}",
    "passport  X{8}",
    "aadhaar IN {12}",
    "personnummer SE {6}-{4}",
    "tckn TR {11}",
)
STDNUM = {
    "ssn": "us.ssn",
    "pesel": "pl.pesel",
    "dni": "es.dni",
    "cpf": "br.cpf",
    "bsn": "nl.bsn",
    "steuer_id": "de.idnr",
    "nir": "fr.nir",
    "aadhaar": "in_.aadhaar",
    "personnummer": "se.personnummer",
    "tckn": "tr.tckimlik",
}


@dataclass
class Case:
    """A function of the database, its argument types, a maker of rows, and the library to compare with."""

    function: str
    types: tuple[str, ...]
    make: Callable[[random.Random, int], tuple]
    modules: tuple[str, ...] = ()
    peer: Callable[..., Callable[..., object]] | None = None
    call: list[float] = field(default_factory=list)
    load: list[float] = field(default_factory=list)
    python: list[float] = field(default_factory=list)

    @property
    def table(self) -> str:
        return f"{self.function}_rows"


def digits(rng: random.Random, count: int) -> str:
    return "".join(rng.choice("0123456789") for _ in range(count))


def a_name(rng: random.Random, number: int) -> str:
    name = f"{rng.choice(GIVEN)} {rng.choice(FAMILY)}{digits(rng, 3) if rng.random() < 0.02 else ''}".replace(
        "_", " "
    )
    name += f"-{rng.choice(FAMILY).replace('_', ' ')}" if number % 3 == 0 else ""
    return rng.choice((str, str.upper, str.lower, str))(f"Dr. {name}" if number % 17 == 0 else name)


def an_email(rng: random.Random, number: int) -> str:
    tag = f"+{rng.choice(WORDS[:4])}" if rng.random() < 0.1 else ""
    return f"{rng.choice(GIVEN[:5])}.{rng.choice(FAMILY[:3])}{number}{tag}@{rng.choice(DOMAINS)}".replace("_", "")


def a_phone(rng: random.Random, number: int) -> tuple[str, str]:
    region, form = rng.choice(PHONES)
    return form.format(
        a=rng.randint(202, 989), b=digits(rng, 3), c=digits(rng, 4), x=digits(rng, 3), p=digits(rng, 2)
    ), region


def a_date(rng: random.Random, number: int) -> str:
    y, m, d = rng.randint(1930, 2007), rng.randint(1, 12), rng.randint(1, 28)
    return rng.choice(
        (
            f"{y}-{m:02}-{d:02}",
            f"{d:02}.{m:02}.{y}",
            f"{d}/{m}/{y}",
            f"{y}{m:02}{d:02}",
            f"{d} March {y}",
            f"{y}-{m:02}",
        )
    )


def an_address(rng: random.Random, number: int) -> dict[str, str]:
    country, street, city, region, code = rng.choice(STREETS)
    parts = {
        "street": street.format(
            n=rng.randint(1, 2000), w=f"{rng.choice(WORDS)}{'er' if number % 4 else ''}", u=rng.randint(1, 60)
        ),
        "city": city,
        "region": region,
        "postal_code": code.format(d=rng.randint(0, 999), d2=rng.randint(10, 99)),
        "country_code": country,
    }
    return {name: value for name, value in parts.items() if value}


def an_id(rng: random.Random, number: int) -> tuple[str, str | None, str]:
    kind, country, form = rng.choice(IDS).split(" ")
    for count in (14, 12, 11, 9, 8, 6, 4):
        form = form.replace(f"{{{count}}}", digits(rng, count))
    return kind, country or None, form


def a_payload(rng: random.Random, number: int) -> dict:
    phone, region = a_phone(rng, number)
    kind, country, value = an_id(rng, number)
    return {
        "full_name": a_name(rng, number),
        "emails": [an_email(rng, number)],
        "phones": [phone],
        "country_code": region,
        "date_of_birth": a_date(rng, number),
        "addresses": [an_address(rng, number)],
        "government_ids": [{"type": kind, "country_code": country, "value": value}],
    }


def one(make: Callable[[random.Random, int], object]) -> Callable[[random.Random, int], tuple]:
    """A maker of rows with one argument."""
    return lambda rng, number: (make(rng, number),)


def phone_peer(phonenumbers):
    def parse(raw, region):
        with contextlib.suppress(phonenumbers.NumberParseException):
            number = phonenumbers.parse(raw, region)
            phonenumbers.is_valid_number(number)
            phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)

    return parse


def email_peer(email_validator):
    def validate(raw):
        with contextlib.suppress(email_validator.EmailNotValidError):
            email_validator.validate_email(raw, check_deliverability=False)

    return validate


def name_peer(nameparser, unidecode):
    return lambda raw: unidecode.unidecode(str(nameparser.HumanName(raw).last)).lower()


def date_peer(parser):
    def parse(raw):
        with contextlib.suppress(ValueError, OverflowError):
            parser.parse(raw, dayfirst=True)

    return parse


def country_peer(pycountry):
    def look_up(raw):
        with contextlib.suppress(LookupError):
            pycountry.countries.lookup(raw)

    return look_up


def address_peer(usaddress):
    def tag(address):
        with contextlib.suppress(usaddress.RepeatedLabelError):
            usaddress.tag(", ".join(address.values()))

    return tag


def id_peer(stdnum):
    validators = {kind: importlib.import_module(f"stdnum.{module}").is_valid for kind, module in STDNUM.items()}
    return lambda kind, country, value: validators[kind](value) if kind in validators else None


def cases() -> list[Case]:
    return [
        Case(
            "text",
            ("text",),
            one(lambda r, n: f" {a_name(r, n)}  {n}\u00a0"),
            ("unicodedata",),
            lambda _: lambda raw: " ".join(unicodedata.normalize("NFKC", raw).split()),
        ),
        Case(
            "latin",
            ("text",),
            one(lambda r, n: f"{a_name(r, n)} {n}"),
            ("unidecode",),
            lambda m: lambda raw: m.unidecode(raw).lower(),
        ),
        Case(
            "hash64",
            ("text",),
            one(an_email),
            ("hashlib",),
            lambda _: lambda raw: hashlib.sha256(raw.encode()).digest()[:8],
        ),
        Case("is_blocked", ("text", "text"), lambda r, n: ("email", an_email(r, n))),
        Case("email", ("text",), one(an_email), ("email_validator",), email_peer),
        Case("phone", ("text", "char(2)"), a_phone, ("phonenumbers",), phone_peer),
        Case("person_name", ("text",), one(a_name), ("nameparser", "unidecode"), name_peer),
        Case("date_of_birth", ("text",), one(a_date), ("dateutil.parser",), date_peer),
        Case("country", ("text",), one(lambda r, n: r.choice(COUNTRIES)), ("pycountry",), country_peer),
        Case("address", ("jsonb",), one(an_address), ("usaddress",), address_peer),
        Case(
            "postal_code",
            ("text", "char(2)"),
            lambda r, n: (lambda a: (a["postal_code"], a["country_code"]))(an_address(r, n)),
        ),
        Case("city", ("text",), one(lambda r, n: an_address(r, n)["city"])),
        Case("government_id", ("text", "char(2)", "text"), an_id, ("stdnum",), id_peer),
        Case(
            "url",
            ("text",),
            one(lambda r, n: f"HTTPS://WWW.Example.ORG:443/a/../{n}?utm_source=x&b={digits(r, 3)}#top"),
        ),
        Case(
            "message_body",
            ("text",),
            one(lambda r, n: f"  Hello {a_name(r, n)},\r\n\r\nyour order {n} is on its way.  "),
        ),
        Case("person", ("jsonb",), one(a_payload)),
    ]


def python_of(case: Case) -> tuple[Callable[..., object] | None, str | None]:
    """The library's function and, when it is not installed, what is missing."""
    if case.peer is None:
        return None, None
    try:
        return case.peer(*(importlib.import_module(name) for name in case.modules)), None
    except ImportError as error:
        return None, error.name


def prepare(connection: psycopg.Connection, case: Case, rows: list[tuple]) -> None:
    """A temporary table with the arguments, one column each."""
    table, columns = sql.Identifier(case.table), [sql.Identifier(f"a{i}") for i in range(len(case.types))]
    connection.execute(
        sql.SQL("create temp table {} ({})").format(
            table,
            sql.SQL(", ").join(
                sql.SQL("{} {}").format(c, sql.SQL(t)) for c, t in zip(columns, case.types, strict=True)
            ),
        )
    )
    with connection.cursor().copy(sql.SQL("copy {} from stdin").format(table)) as copy:
        for row in rows:
            copy.write_row([Jsonb(value) if isinstance(value, dict) else value for value in row])
    connection.execute(sql.SQL("analyze {}").format(table))


def seconds(run: Callable[[], object]) -> float:
    started = time.perf_counter()
    run()
    return time.perf_counter() - started


def a_round(
    connection: psycopg.Connection, case: Case, rows: list[tuple], peer: Callable[..., object] | None
) -> None:
    """Time the function as a call per row, as a load into a table, and the library; microseconds a row."""
    table = sql.Identifier(case.table)
    call = sql.SQL("normalise.{}({})").format(
        sql.Identifier(case.function), sql.SQL(", ").join(sql.Identifier(f"a{i}") for i in range(len(case.types)))
    )
    scale = 1e6 / len(rows)
    case.call.append(
        scale * seconds(lambda: connection.execute(sql.SQL("select count({}::text) from {}").format(call, table)))
    )
    case.load.append(
        scale
        * seconds(
            lambda: connection.execute(
                sql.SQL("create temp table loaded on commit drop as select {} as value from {}").format(call, table)
            )
        )
    )
    connection.execute("drop table loaded")
    if peer:
        case.python.append(scale * seconds(lambda: [peer(*row) for row in rows]))


def measure(
    connection: psycopg.Connection, rows: int, rounds: int, seed: int, functions: tuple[str, ...]
) -> Iterator[dict]:
    """One result for each function that the database has: function, rows, us_per_call, rows_per_second, library,
    library_us, ratio (database over library), missing (the library's module that is not installed)."""
    there = [
        c
        for c in cases()
        if (not functions or c.function in functions)
        and connection.execute(
            "select exists (select from pg_proc where pronamespace = 'normalise'::regnamespace and proname = %s)",
            (c.function,),
        ).fetchone()[0]
    ]
    data, peers = {}, {}
    for case in there:
        rng = random.Random(f"{seed}/{case.function}")
        data[case.function] = [case.make(rng, number) for number in range(rows)]
        peers[case.function] = python_of(case)
        prepare(connection, case, data[case.function])
    # the first call reads metadata and compiles; it is not what a load pays a million times
    for case in there:
        a_round(connection, case, data[case.function], peers[case.function][0])
        case.call.clear(), case.load.clear(), case.python.clear()
    for _ in range(rounds):
        for case in there:
            a_round(connection, case, data[case.function], peers[case.function][0])
    for case in there:
        call, library = statistics.median(case.call), statistics.median(case.python) if case.python else None
        yield {
            "function": f"normalise.{case.function}",
            "rows": rows,
            "us_per_call": round(call, 2),
            "rows_per_second": round(1e6 / statistics.median(case.load)),
            "library": "+".join(case.modules) if library else None,
            "library_us": round(library, 2) if library else None,
            "ratio": round(call / library, 2) if library else None,
            "missing": peers[case.function][1],
        }


@click.command("normalise")
@click.argument("functions", nargs=-1)
@click.option("--rows", type=COUNT, default=10000, show_default=True, help="Distinct rows a function.")
@click.option("--rounds", type=COUNT, default=5, show_default=True,
              help="Interleaved rounds; figures are their medians.")
@click.option("--seed", type=INTEGER, default=1, show_default=True, help="Decides the rows.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def normalise(functions: tuple[str, ...], rows: int, rounds: int, seed: int, as_json: bool) -> None:
    """Time every normaliser (or the FUNCTIONS named) beside the Python library for the same.

    \b
    Examples:
        mds bench normalise
        mds bench normalise phone email --rows 100000 --json
    """
    with database.connect() as connection:
        results = list(measure(connection, rows, rounds, seed, functions))
    if not results:
        raise click.ClickException("no such function; name one without its schema, like address")
    if as_json:
        for result in results:
            click.echo(json.dumps(result))
        return
    click.echo(f"{'function':26}{'us a call':>11}{'rows/s, load':>14}  {'library':24}{'us a call':>11}{'ratio':>8}")
    for r in results:
        peer = (
            f"{r['library']:24}{r['library_us']:11.2f}{r['ratio']:8.2f}"
            if r["library"]
            else f"({r['missing']} is not installed)"
            if r["missing"]
            else ""
        )
        click.echo(f"{r['function']:26}{r['us_per_call']:11.2f}{r['rows_per_second']:14,}  {peer}")
