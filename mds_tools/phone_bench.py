"""Measure normalise.phone beside the phonenumbers package: agreement on fuzzed texts, cost of a call, rows a second."""

import random
import time
from collections import Counter
from collections.abc import Callable
from itertools import islice

import click
import phonenumbers
import psycopg
from phonenumbers import PhoneNumberFormat, PhoneNumberType, re_util

from mds_tools import scratch
from mds_tools.options import INTEGER, at_least
from mds_tools.phone_agreement import REGIONS, Case, database, examples, field, fuzz, fuzz_by_kind, library


@click.command()
@click.option("--count", type=at_least(0), default=100_000, show_default=True,
              help="Fuzzed texts on which the two are compared.")
@click.option("--seed", type=INTEGER, help="Of the fuzzed texts; another every time when left out.")
@click.option("--calls", type=at_least(0), default=20_000, show_default=True,
              help="Calls of each kind that are timed; 0 for none.")
@click.option("--rows", type=at_least(0), default=100_000, show_default=True,
              help="Rows of the timed load; 0 for none.")
@click.option("--show", type=at_least(0), default=20, show_default=True, help="Differences to print.")
def phones(count, seed, calls, rows, show):
    """Compare normalise.phone with Google's libphonenumber in answers and in speed.

    Works in a throw-away database; exit status 1 when an answer differs. Times of calls are the best of three; the
    library's are given with its pattern cache off, as it comes, and on.
    """
    with scratch.deployed("bench") as fresh, fresh.connect(autocommit=True) as connection:
        connection.execute("set client_min_messages = warning")
        seed = random.randrange(10**9) if seed is None else seed
        differing = compare(connection, count, seed, show)
        if calls:
            time_calls(connection, calls, seed)
        if rows:
            time_load(connection, rows, seed)
    if differing:
        raise click.ClickException(f"{differing} answers differ (seed {seed})")


def compare(connection: psycopg.Connection, count: int, seed: int, show: int) -> int:
    """Print agreement by kind of text, and the first differences; returns their number."""
    re_util.enable_pattern_cache()
    asked, parsed, valid, extended, different = Counter(), Counter(), Counter(), Counter(), Counter()
    cases = fuzz_by_kind(count, seed)
    while some := list(islice(cases, 5000)):
        for (kind, case), ours in zip(some, database(connection, [case for _, case in some]), strict=True):
            theirs = library(*case)
            asked[kind] += 1
            parsed[kind] += theirs[0] is not None
            valid[kind] += bool(theirs[1])
            extended[kind] += theirs[3] is not None
            if theirs != ours:
                different[kind] += 1
                if different.total() <= show:
                    click.echo(f"{field(theirs, ours)}: {case!r} library {theirs} database {ours}")
    click.echo(f"agreement with phonenumbers {phonenumbers.__version__}, seed {seed}")
    click.echo(f"  {'':12}{'texts':>10}{'parsed':>10}{'valid':>10}{'extension':>10}{'different':>10}")
    for kind in [*sorted(asked), None]:
        counts = [counter.total() if kind is None else counter[kind]
                  for counter in (asked, parsed, valid, extended, different)]
        click.echo(f"  {kind or 'all':12}" + "".join(f"{number:>10,}" for number in counts))
    return different.total()


def time_calls(connection: psycopg.Connection, calls: int, seed: int) -> None:
    """Print microseconds a call for texts of several kinds."""
    click.echo(f"microseconds a call, {calls:,} calls")
    click.echo(f"  {'':34}{'database':>10}{'library':>10}{'with cache':>12}")
    for name, cases in kinds_of_call(calls, seed).items():
        fill(connection, cases)
        ours = best(lambda: connection.execute("select count(normalise.phone(raw, region)) from written"))
        re_util._COMPILED_PATTERNS = None
        plain = best(lambda cases=cases: [library(*case) for case in cases[:5000]]) * len(cases) / min(len(cases), 5000)
        re_util.enable_pattern_cache()
        cached = best(lambda cases=cases: [library(*case) for case in cases])
        click.echo(f"  {name:34}" + f"{ours / len(cases) * 1e6:>10.1f}{plain / len(cases) * 1e6:>10.1f}"
                   f"{cached / len(cases) * 1e6:>12.1f}")


def kinds_of_call(calls: int, seed: int) -> dict[str, list[Case]]:
    chance = random.Random(seed)
    numbers = [(number, region) for region in REGIONS for kind in (PhoneNumberType.FIXED_LINE, PhoneNumberType.MOBILE)
               if (number := phonenumbers.example_number_for_type(region, kind))]

    def written(form, with_region=True, suffix=""):
        texts = [(phonenumbers.format_number(number, form) + suffix, region if with_region else None)
                 for number, region in numbers]
        return [chance.choice(texts) for _ in range(calls)]

    national = written(PhoneNumberFormat.NATIONAL)
    every_form = list(examples())
    return {
        "one region, national": [(f"020 7946 {chance.randrange(10**4):04}", "GB") for _ in range(calls)],
        "one region, international": [(f"+1 650 253 {chance.randrange(10**4):04}", "US") for _ in range(calls)],
        "regions sorted, national": sorted(national, key=lambda case: case[1]),
        "regions at random, national": national,
        "regions at random, international": written(PhoneNumberFormat.INTERNATIONAL, False),
        "regions at random, E.164": written(PhoneNumberFormat.E164, False),
        "regions at random, extension": written(PhoneNumberFormat.NATIONAL, suffix=" ext. 12"),
        "every written form": [chance.choice(every_form) for _ in range(calls)],
        "fuzzed": list(fuzz(calls, seed)),
    }


def time_load(connection: psycopg.Connection, rows: int, seed: int) -> None:
    """Print rows a second for a load in which three rows of ten repeat an earlier one, as in a merged customer file."""
    chance = random.Random(seed)
    texts = [(phonenumbers.format_number(number, form), region) for region in REGIONS
             if (number := phonenumbers.example_number_for_type(region, PhoneNumberType.MOBILE))
             for form in (PhoneNumberFormat.NATIONAL, PhoneNumberFormat.INTERNATIONAL)]
    cases: list[Case] = []
    for _ in range(rows):
        if cases and chance.random() < 0.3:
            cases.append(chance.choice(cases))
        else:
            text, region = chance.choice(texts)
            cases.append((text[:-4] + f"{chance.randrange(10**4):04}", region))
    fill(connection, cases)
    raws, regions = [raw for raw, _ in cases], [region for _, region in cases]

    def arrays():
        for start in range(0, rows, 20_000):
            connection.execute("select count(number) from normalise.phones(%s::text[], %s::char(2)[]) as number",
                               [raws[start:start + 20_000], regions[start:start + 20_000]])

    def distinct(workers):
        connection.execute(f"set max_parallel_workers_per_gather = {workers}")
        connection.execute("""
            select count(number)
              from written
              join (select raw, region, normalise.phone(raw, region) as number
                      from (select distinct raw, region from written) as texts) as numbers using (raw, region)""")

    def every(workers):
        connection.execute(f"set max_parallel_workers_per_gather = {workers}")
        connection.execute("select count(normalise.phone(raw, region)) from written")

    click.echo(f"rows a second, {rows:,} rows, 30 % of them repeated, regions at random")
    timed: dict[str, Callable] = {
        "a call a row": lambda: every(0),
        "a call a row, parallel": lambda: every(2),
        "a call a distinct text": lambda: distinct(0),
        "a call a distinct text, parallel": lambda: distinct(2),
        "normalise.phones, 20,000 at a time": arrays,
        "library, pattern cache": lambda: [library(*case) for case in cases],
        "library, pattern cache, distinct": lambda: [library(*case) for case in set(cases)],
    }
    connection.execute("set parallel_setup_cost = 0; set parallel_tuple_cost = 0; set min_parallel_table_scan_size = 0")
    for name, load in timed.items():
        click.echo(f"  {name:36}{rows / best(load, times=1):>12,.0f}")


def fill(connection: psycopg.Connection, cases: list[Case]) -> None:
    """Put the cases into an unlogged table that parallel workers can read."""
    connection.execute("drop table if exists public.written")
    connection.execute("create unlogged table public.written (raw text, region char(2))")
    with connection.cursor().copy("copy public.written from stdin") as copy:
        for case in cases:
            copy.write_row(case)
    connection.execute("analyze public.written")


def best(work: Callable, times: int = 3) -> float:
    """Seconds of the fastest run."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)
