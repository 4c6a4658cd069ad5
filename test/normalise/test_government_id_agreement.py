"""normalise.government_id beside python-stdnum: the same verdict on random and damaged numbers of each type.

Where the two differ on purpose, the difference is written down here with its reason, and the test holds it to that.
"""

import datetime
import importlib
import random
import re
import re._parser as regex

import pytest

stdnum = pytest.importorskip("stdnum", reason="python-stdnum is a dependency of the tests: pip install -e '.[test]'")

NUMBERS = 240
"""Numbers made a type; twice as many again are damaged ones."""

MODULES = {
    ("ssn", "US"): "us.ssn",
    ("itin", "US"): "us.itin",
    ("nhs", "GB"): "gb.nhs",
    ("steuer_id", "DE"): "de.idnr",
    ("dni", "ES"): "es.dni",
    ("nie", "ES"): "es.nie",
    ("nir", "FR"): "fr.nir",
    ("codice_fiscale", "IT"): "it.codicefiscale",
    ("pesel", "PL"): "pl.pesel",
    ("nip", "PL"): "pl.nip",
    ("personnummer", "SE"): "se.personnummer",
    ("hetu", "FI"): "fi.hetu",
    ("fodselsnummer", "NO"): "no.fodselsnummer",
    ("cpr", "DK"): "dk.cpr",
    ("rijksregisternummer", "BE"): "be.nn",
    ("cnp", "RO"): "ro.cnp",
    ("egn", "BG"): "bg.egn",
    ("lnch", "BG"): "bg.pnf",
    ("rodne_cislo", "CZ"): "cz.rc",
    ("teudat_zehut", "IL"): "il.idnr",
    ("national_id", "ZA"): "za.idnr",
    ("tfn", "AU"): "au.tfn",
    ("curp", "MX"): "mx.curp",
    ("rut", "CL"): "cl.rut",
    ("cuil", "AR"): "ar.cuit",
    ("tckn", "TR"): "tr.tckimlik",
    ("cpf", "BR"): "br.cpf",
    ("bsn", "NL"): "nl.bsn",
    ("nif", "PT"): "pt.nif",
    ("aadhaar", "IN"): "in_.aadhaar",
    ("pan", "IN"): "in_.pan",
    ("sin", "CA"): "ca.sin",
    ("isikukood", "EE"): "ee.ik",
    ("asmens_kodas", "LT"): "lt.asmens",
    ("personas_kods", "LV"): "lv.pvn",
    ("oib", "HR"): "hr.oib",
    ("jmbg", "SI"): "si.emso",
    ("svnr", "AT"): "at.vnr",
    ("ahv", "CH"): "ch.ssn",
    ("kennitala", "IS"): "is_.kennitala",
    ("national_id", "TH"): "th.pin",
    ("mykad", "MY"): "my.nric",
    ("cnic", "PK"): "pk.cnic",
    ("pps", "IE"): "ie.pps",
    ("rrn", "KR"): "kr.rrn",
    ("rnokpp", "UA"): "ua.rntrc",
    ("inn", "RU"): "ru.inn",
    ("afm", "GR"): "gr.vat",
    ("amka", "GR"): "gr.amka",
    ("ird", "NZ"): "nz.ird",
    ("cedula", "EC"): "ec.ci",
    ("cedula", "DO"): "do.cedula",
}

DIFFERENT = {
    # type: (numbers for which stdnum and we may differ, why)
    "itin": (r"^9\d\d(5\d|6[0-5])", "the IRS issues groups 50 to 65 since 2011"),
    "dni": (r"^[XYZ]", "a NIE is what a foreigner has for a DNI, and forms ask for either"),
    "personnummer": (r"^....[6-9]\d", "a co-ordination number adds 60 to the day"),
    "rijksregisternummer": (
        r"^..[2-5]|^(2[7-9]|[3-9]\d)",
        "a BIS number adds 20 or 40 to the month; stdnum tries the second century up to today's year only",
    ),
    "rodne_cislo": (
        r"^..(?!0[1-9]|1[0-2]|2[1-9]|3[0-2]|5[1-9]|6[0-2]|7[1-9]|8[0-2])|^..[2378]\d{6}$",
        "stdnum takes the month modulo 50 and 20: month 99, and the later series in numbers of before 1954",
    ),
    "tfn": (r"^\d{8}$", "eight digits have weights of their own"),
    "curp": (r"^.{10}X", "X is a gender since 2023"),
    "hetu": (r"^.{10}$", "the hyphen of those born in the twentieth century is punctuation to us"),
    "personas_kods": (r"^[4-9]", "stdnum reads companies as well"),
}


def number_like(rng: random.Random, pattern: str) -> str:
    """A text that the pattern may match; look-arounds are left to chance."""

    def write(nodes) -> str:
        text = ""
        for kind, value in nodes:
            match str(kind):
                case "LITERAL":
                    text += chr(value)
                case "IN":
                    letters = []
                    for inner, what in value:
                        if str(inner) == "LITERAL":
                            letters.append(chr(what))
                        elif str(inner) == "RANGE":
                            letters += map(chr, range(what[0], what[1] + 1))
                        else:
                            letters += "0123456789"
                    text += rng.choice(letters)
                case "CATEGORY":
                    text += rng.choice("0123456789")
                case "MAX_REPEAT":
                    low, high, inner = value
                    text += "".join(write(inner) for _ in range(rng.randint(low, min(high, low + 3))))
                case "SUBPATTERN":
                    text += write(value[-1])
                case "BRANCH":
                    text += write(rng.choice(value[1]))
        return text

    return write(regex.parse(pattern))


def with_a_date(rng: random.Random, number: str, pattern: str, order: str | None) -> str:
    """The number with a day that exists in the places of the date, of somebody who is born by now."""
    match = order and re.match(pattern, number)
    if not match:
        return number
    year, month, day = rng.randint(30, 99), rng.randint(1, 12), rng.randint(1, 28)
    places = (1, 2, 3) if order == "YMD" else (3, 2, 1)
    for place, value in zip(places, (year, month, day), strict=True):
        start, end = match.span(place)
        width = end - start
        text = f"{value:02}" if width == 2 else f"19{value:02}"[-width:]
        number = number[:start] + text + number[end:]
    return number


def damaged(rng: random.Random, number: str) -> str:
    """One character changed, or two neighbours swapped."""
    i = rng.randrange(len(number) - 1)
    if rng.random() < 0.5:
        return number[:i] + number[i + 1] + number[i] + number[i + 2 :]
    return (
        number[:i] + rng.choice("0123456789" if number[i].isdigit() else "ABCDEFGHJKLMNPQRSTUVWXYZ") + number[i + 1 :]
    )


def is_unborn(module, number: str) -> bool:
    """Whether stdnum refuses a number for a birthday after today: an immutable function has no today."""
    try:
        return module.get_birth_date(number) > datetime.date.today()
    except Exception:  # no date in it, or none that exists
        return False


def completed(is_valid, number: str) -> str | None:
    """The number with its last characters changed so that stdnum takes it; null when none does."""
    last = "0123456789" if number[-1].isdigit() else "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    for tail in (*last, *(f"{n:02}" for n in range(100))):
        if is_valid(number[: -len(tail)] + tail):
            return number[: -len(tail)] + tail
    return None


@pytest.mark.parametrize("kind", MODULES, ids=lambda kind: "-".join(kind))
def test_the_verdict_is_that_of_stdnum(kind, template):
    rng = random.Random("/".join(kind))
    module = importlib.import_module(f"stdnum.{MODULES[kind]}")
    is_valid = module.is_valid
    with template.connect() as connection:
        connection.read_only = True
        patterns = connection.execute(
            "select pattern, date_order from normalise.identifier_rules where (type, country_code) = (%s,"
            " %s) order by 1",
            kind,
        ).fetchall()
        numbers = []
        for _ in range(NUMBERS):
            pattern, order = rng.choice(patterns)
            numbers.append(with_a_date(rng, number_like(rng, pattern), pattern, order))
        good = [number for number in (completed(is_valid, n) for n in numbers[: NUMBERS // 2]) if number]
        assert len(good) >= NUMBERS // 20, "hardly any valid number was made: the test proves nothing"
        numbers += good + [damaged(rng, n) for n in good] + [damaged(rng, n) for n in numbers[: NUMBERS // 2]]
        verdicts = connection.execute(
            "select n, coalesce(i.is_valid, false) from unnest(%s::text[]) n, lateral"
            " normalise.government_id(%s, %s, n) i where i.value is not null",
            (numbers, *kind),
        ).fetchall()

    expected = DIFFERENT.get(kind[0], ("^$", ""))[0]
    assert len(verdicts) > NUMBERS
    assert [
        (number, ours)
        for number, ours in verdicts
        if ours != is_valid(number) and not re.search(expected, number) and not is_unborn(module, number)
    ] == []
