"""Reference data from Unicode CLDR (through Babel) and ISO 3166-1 (through pycountry).

``mds cldr`` rewrites what stands between ``-- begin generated`` and ``-- end generated`` in the
deploy scripts of normalise.countries, normalise.country_names and normalise.date_words, with the versions it took
them from. After a release that is a rework of those changes. It needs ``pip install mds-tools[reference]``.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES = re.findall(
    r"\w+",
    """
    en de fr es it pt nl da sv nb fi is et lv lt pl cs sk sl hr sr sr_Latn bs mk bg ru uk be ro hu el tr az uz kk ky
    ca eu gl ga cy mt sq hy ka he ar fa hi bn ur id ms vi th ko ja zh zh_Hant sw af fil
""",
)
PLAIN = str.maketrans({"ß": "ss", "ø": "o", "đ": "d", "ł": "l", "ı": "i"})  # what NFD does not take apart
FORMER = {"BU": "MM", "DD": "DE", "FX": "FR", "TP": "TL", "ZR": "CD"}  # ISO 3166-3, where there is one successor


def spellings(name: str) -> set[str]:
    """A name as normalise.country() and normalise.date_of_birth() look it up, with and without its diacritics."""
    name = unicodedata.normalize("NFKC", name)
    name = "".join(c for c in name if unicodedata.category(c) != "Cf").lower().replace("i̇", "i")
    plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    plain = unicodedata.normalize("NFC", plain.translate(PLAIN))
    return {name, plain} if re.search("[a-z]", plain) else {name}


def country_key(name: str) -> str:
    """The same folding of punctuation as in normalise.country()."""
    name = name.translate(str.maketrans("-,()/&", "      ", ".'’`´‘ʻ"))
    return " ".join(name.split())


def unambiguous(pairs: Iterable[tuple[str, object]]) -> dict[str, object]:
    """The names that mean one thing only."""
    meanings = defaultdict(set)
    for name, meaning in pairs:
        meanings[name].add(meaning)
    return {name: only for name, (only, *others) in meanings.items() if not others}


def country_names() -> dict[str, str]:
    """name -> alpha-2: ISO 3166 names and alpha-3 codes first, then CLDR's in every language."""
    import pycountry
    from babel import Locale

    def iso() -> Iterator[tuple[str, str]]:
        for c in pycountry.countries:
            for name in (c.alpha_3, c.name, getattr(c, "official_name", c.name), getattr(c, "common_name", c.name)):
                for spelling in spellings(name):
                    yield country_key(spelling), c.alpha_2
                    if re.fullmatch(r"[^,]+, (.+ of( the)?|the)", spelling):  # "iran, islamic republic of"
                        yield country_key(" ".join(reversed(spelling.split(", ")))), c.alpha_2
                    yield country_key(spelling).removeprefix("the "), c.alpha_2

    def cldr() -> Iterator[tuple[str, str]]:
        codes = {c.alpha_2 for c in pycountry.countries} | {"XK"}
        for language in LANGUAGES:
            for code, name in Locale.parse(language).territories.items():
                if code.partition("-alt-")[0] in codes:
                    for spelling in spellings(name):
                        yield country_key(spelling), code.partition("-alt-")[0]

    names = {name: code for name, code in unambiguous(cldr()).items() if len(name) > 2 or not name.isascii()}
    return names | {name: code for name, code in unambiguous(iso()).items() if len(name) > 2}


def date_words() -> dict[str, int]:
    """word -> month, 0 for a weekday."""
    from babel import Locale

    def months() -> Iterator[tuple[str, int]]:
        for language in LANGUAGES:
            locale = Locale.parse(language)
            for context in ("format", "stand-alone"):
                for width in ("wide", "abbreviated"):
                    for month, name in locale.months[context][width].items():
                        for spelling in spellings(name):
                            yield re.split(r"[\s'’-]", spelling.strip("."))[-1], month

    def days() -> Iterator[tuple[str, int]]:
        for language in LANGUAGES:
            locale = Locale.parse(language)
            for context in ("format", "stand-alone"):
                for width in ("wide", "abbreviated"):
                    for name in locale.days[context][width].values():
                        for spelling in spellings(name):
                            for word in re.split(r"[\s'’-]", spelling):
                                yield word.strip("."), 0

    every = list(months())
    known = {word for word, _ in every}
    words = unambiguous(every) | {word: 0 for word, _ in days() if word not in known}
    return {word: month for word, month in words.items() if len(word) > 1 and not re.search(r"[\d月]", word)}


def rewrite(change: str, lines: Iterable[str]) -> None:
    """Put lines between the markers of deploy/normalise/<change>.sql."""
    path = ROOT / "deploy" / "normalise" / f"{change}.sql"
    head, _, rest = path.read_text().partition("-- begin generated")
    _, _, tail = rest.partition("-- end generated\n")
    by = f"-- begin generated by mds_tools.cldr from pycountry {version('pycountry')} and Babel {version('babel')}\n"
    path.write_text(head + by + "".join(f"{line}\n" for line in lines) + "-- end generated\n" + tail)


def quoted(text: str | None) -> str:
    return "null" if text is None else "'" + text.replace("'", "''") + "'"


def grouped(names: dict[str, object]) -> Iterator[str]:
    """One VALUES row per meaning: its names, separated by bars."""
    by_meaning = defaultdict(list)
    for name, meaning in names.items():
        by_meaning[meaning].append(name)
    rows = [f"    ({quoted(str(m))}, {quoted('|'.join(sorted(by_meaning[m])))})" for m in sorted(by_meaning)]
    yield ",\n".join(rows)


@click.command()
def cldr() -> None:
    """Write countries, their names and the words of dates from Unicode CLDR and ISO 3166-1.

    Rewrites what stands between the generated marks in the deploy scripts of normalise.countries, country_names and
    date_words, with the versions it came from. Needs the packages of mds-tools[reference].

    \b
    Example:
        mds cldr
    """
    try:
        import pycountry
        version("babel")
    except ImportError as missing:
        raise click.ClickException(f"{missing}: install mds-tools[reference]") from None

    iso = [
        (c.alpha_2, c.alpha_3, getattr(c, "common_name", c.name), getattr(c, "official_name", None))
        for c in pycountry.countries
    ]
    iso.append(("XK", "XKX", "Kosovo", None))
    rewrite("countries", [",\n".join(f"    ({', '.join(map(quoted, row))})" for row in sorted(iso))])
    rewrite("country_names", grouped(country_names() | {code.lower(): to for code, to in FORMER.items()}))
    rewrite("date_words", grouped(date_words()))

