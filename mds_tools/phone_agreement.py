"""Written phone numbers, and what phonenumbers makes of them beside normalise.phone.

A case is (raw, region): the text and the region it was written in, or None. An answer is (e164, is_valid, region,
extension), all None when the text is no number.
"""

import random
import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import islice
from re import _constants as op
from re import _parser
from string import ascii_letters

import phonenumbers
import psycopg
from phonenumbers import (
    REGION_CODE_FOR_NON_GEO_ENTITY,
    NumberParseException,
    PhoneNumberFormat,
    PhoneNumberType,
)

from .phones import KINDS, metadata

Case = tuple[str, str | None]
Answer = tuple[str | None, bool | None, str | None, str | None]

REGIONS = sorted(phonenumbers.SUPPORTED_REGIONS)

#: Zeros of the scripts that have decimal digits since Unicode 3.2: known to every Python that runs this.
ZEROS = [chr(point) for point in range(0x80, 0x30000)
         if unicodedata.ucd_3_2_0.decimal(chr(point), None) == 0]

#: One of everything that Unicode 3.2 assigned outside the scripts that fill thousands of places.
CHARACTERS = [chr(point) for point in (*range(1, 0x3100), *range(0xFB00, 0xFFFE), *range(0x10300, 0x10350))
              if unicodedata.ucd_3_2_0.category(chr(point)) not in ("Cn", "Cs", "Co")]


def library(raw: str, region: str | None) -> Answer:
    """What phonenumbers says; 001, its region of numbers in no country, is None."""
    try:
        number = phonenumbers.parse(raw, region)
    except NumberParseException:
        return None, None, None, None
    where = phonenumbers.region_code_for_number(number)
    return (phonenumbers.format_number(number, PhoneNumberFormat.E164), phonenumbers.is_valid_number(number),
            None if where == REGION_CODE_FOR_NON_GEO_ENTITY else where, number.extension or None)


def database(connection: psycopg.Connection, cases: list[Case]) -> list[Answer]:
    """What normalise.phone says, in the order of the cases."""
    return connection.execute(
        """select e164, is_valid, region, extension
             from unnest(%s::text[], %s::text[]) with ordinality as cases (raw, written_in, n),
                  normalise.phone(cases.raw, cases.written_in::char(2))
            order by n""", [[raw for raw, _ in cases], [region for _, region in cases]]).fetchall()


def differences(connection: psycopg.Connection, cases: Iterable[Case], batch: int = 5000) -> Iterator[tuple]:
    """(raw, region, library's answer, database's answer) of the cases in which they differ."""
    cases = iter(cases)
    while some := list(islice(cases, batch)):
        for (raw, region), ours in zip(some, database(connection, some), strict=True):
            theirs = library(raw, region)
            if theirs != ours:
                yield raw, region, theirs, ours


def field(theirs: Answer, ours: Answer) -> str:
    """The first thing in which two answers differ."""
    if (theirs[0] is None) != (ours[0] is None):
        return "parses"
    return next(name for name, a, b in zip(("e164", "is_valid", "region", "extension"), theirs, ours, strict=True)
                if a != b)


# -------------------------------------------------------------------------------------------------- the example numbers

def examples() -> Iterator[Case]:
    """The example numbers of every region, type and calling code in every way to write them."""
    for region in REGIONS:
        for kind in PhoneNumberType.values():
            if number := phonenumbers.example_number_for_type(region, kind):
                yield from written(number, region)
    for code in sorted(phonenumbers.COUNTRY_CODES_FOR_NON_GEO_REGIONS):
        if number := phonenumbers.example_number_for_non_geo_entity(code):
            yield from written(number, "US")


def written(number: phonenumbers.PhoneNumber, region: str) -> Iterator[Case]:
    """One number as people, programs and standards write it, at home and from elsewhere."""
    e164, international, national, uri = (phonenumbers.format_number(number, form) for form in (
        PhoneNumberFormat.E164, PhoneNumberFormat.INTERNATIONAL, PhoneNumberFormat.NATIONAL, PhoneNumberFormat.RFC3966))
    digits = e164.removeprefix("+")
    nsn = phonenumbers.national_significant_number(number)
    prefix = phonenumbers.ndd_prefix_for_region(region, True) or ""
    yield from ((text, None) for text in (
        e164, international, uri, e164.replace("+", "\uff0b"), f"+{digits[:1]} ({digits[1:]})", f"Tel: {international}",
        international.replace(" ", "."), international.replace(" ", "-"), international.replace(" ", "\u00a0"),
        international.replace(" ", "\u2011"), f"  {international} ", f"({international})", f"\u200e{e164}\u200e",
        f"{international} x123", f"{international} ext. 45678", f"{uri};ext=99", f"{e164};isub=12",
        f"tel:{nsn};phone-context=+{number.country_code}", f"++{digits}", f"+00{digits}"))
    yield from ((text, region) for text in (
        e164, international, national, nsn, prefix + nsn, f"{prefix} {nsn}", f"00{digits}", f"011{digits}",
        f"00 {international}", digits, f"{national} ext 7", f"{national} #7", f"{national},,12345", f"{national}; 55",
        f"{national} - 503#", f"Phone {national} (work)", f"{national}/x12/x13", national.translate(FULLWIDTH),
        national.translate(ARABIC), f"tel:{nsn};phone-context=example.com", f"({national})", nsn[2:], nsn[:-1],
        nsn + "0", f"0{nsn}", f"1{nsn}", f"8{nsn}", f"0{digits}", f"00{prefix}{nsn}", f"{prefix}{digits}",
        f"+{prefix}{nsn}", phonenumbers.format_out_of_country_calling_number(number, region),
        phonenumbers.format_number_for_mobile_dialing(number, region, True) or national))
    for other in ("US", "GB", "AU", "JP", "RU", "BR", "AR", "IT"):
        yield phonenumbers.format_out_of_country_calling_number(number, other), other
        yield national, other


FULLWIDTH = {ord("0") + digit: 0xFF10 + digit for digit in range(10)}
ARABIC = {ord("0") + digit: 0x0660 + digit for digit in range(10)}


# ------------------------------------------------------------------------------------------------------------- fuzzing

def fuzz(count: int, seed: int) -> Iterator[Case]:
    """Random texts around what numbers are made of; the same seed gives the same cases."""
    return (case for _, case in fuzz_by_kind(count, seed))


def fuzz_by_kind(count: int, seed: int) -> Iterator[tuple[str, Case]]:
    """The same with the name of what made each."""
    chance = random.Random(seed)
    for _ in range(count):
        region, kind = chance.choice(REGIONS), chance.choice(KINDS_OF_TEXT)
        written_in = chance.choice((region, region, region, chance.choice(REGIONS), None))
        yield kind.__name__, (kind(chance, region), written_in)


def base(chance: random.Random, region: str) -> str:
    """A number that somebody might have: from a pattern, dialled at home, from abroad or with a plus sign."""
    data = PLANS[region]
    nsn = generate(chance, chance.choice(PATTERNS[region]))
    return chance.choice((
        nsn, nsn, (data.national_prefix or "") + nsn, f"+{data.country_code}{nsn}", f"+{data.country_code}{nsn}",
        f"{data.country_code}{nsn}", f"00{data.country_code}{nsn}", f"011{data.country_code}{nsn}",
        f"+{data.country_code}{data.national_prefix or '0'}{nsn}",
        generate(chance, data.international_prefix) + f"{data.country_code}{nsn}",
        generate(chance, data.national_prefix_for_parsing or "0") + nsn))


def of_pattern(chance, region):
    """A number that matches a pattern of the region, with a digit changed now and then: the edges of its ranges."""
    text = base(chance, region)
    if chance.random() < 0.5:
        at = chance.randrange(len(text))
        text = text[:at] + chance.choice("0123456789") + text[at + 1:]
    return text


def mutated(chance, region):
    """Digits and signs put in, left out and swapped."""
    text = list(base(chance, region))
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(text) + 1)
        match chance.randrange(3):
            case 0:
                text.insert(at, chance.choice("0123456789+ -()"))
            case 1 if text:
                text.pop(at % len(text))
            case 2 if text:
                text[at % len(text)] = chance.choice("0123456789")
    return "".join(text)


def punctuated(chance, region):
    """Signs between the digits: those of numbers, and others."""
    signs = ("-. ()/~x*\u2010\u2013\u2015\u2212\u30fc\uff0d\uff0e\uff0f\u00a0\u00ad\u200b\u2060\u3000\uff08\uff09[]"
             "\u2053\u223c\uff5e")
    text = base(chance, region)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice((*signs, *"   ---...", *",;:#+_!\t\n\\")) + text[at:]
    return text


LABELS = (
    " ext. ", "ext", " extn ", " extension ", " extensi\u00f3n ", " extensio\u0301n: ", " Ext:", " EXT ", " xt",
    " xtn. ", "x", " X ", " x: ", "#", " # ", "~", "\uff5e", "\uff58", "\uff38", "\uff03", " \uff45\uff58\uff54\uff4e ",
    " \uff58\uff54", " int ", " INT", "\uff49\uff4e\uff54 ", " \u0434\u043e\u0431 ", " \u0414\u041e\u0411.",
    "\u1c81\u043e\u0431", " anexo ", " Anexo:", ";ext=", ";", " ; ", ",", ",,", " ,, ", ",,,", " - ", " -", "-- ",
    ", x", "\u00a0x\u00a0", "\tx", " ext.\uff0e", " \u0130nt ", " e\u0445t ", " poste ", " app. ", "/x", " / x", "\\x",
    "/ X", " x,-")


def extended(chance, region):
    """Extensions of every form, several at times, with too many digits at times."""
    text = base(chance, region)
    for _ in range(chance.choice((1, 1, 1, 2))):
        count = chance.choice((1, 2, 3, 4, 5, 6, 7, 9, 10, 15, 16, 20, 21))
        number = "".join(chance.choice("0123456789") for _ in range(count))
        if chance.random() < 0.1:
            number = number.translate(chance.choice((FULLWIDTH, ARABIC)))
        text += chance.choice(LABELS) + number + chance.choice(("", "", "", "#", " ", ".", "##", "-"))
    return text


def lettered(chance, region):
    """Vanity numbers, and letters that make none."""
    text = list(base(chance, region))
    for _ in range(chance.randint(1, 7)):
        text[chance.randrange(len(text))] = chance.choice(ascii_letters + "\u017f\u212a\u0130\u0131 -")
    if chance.random() < 0.15:
        text[chance.randrange(len(text))] = chr(ord(chance.choice(ZEROS)) + chance.randrange(10))
    return "".join(text)


def foreign(chance, region):
    """Digits of other scripts, all or some."""
    zero, share = ord(chance.choice(ZEROS)), chance.choice((1, 1, 0.5, 0.1))
    text = chance.choice((base, punctuated, extended))(chance, region)
    return "".join(chr(zero + int(c)) if c in "0123456789" and chance.random() < share else c for c in text)


def uri(chance, region):
    """RFC 3966 and what is nearly it."""
    data = PLANS[region]
    context = chance.choice((
        f"+{data.country_code}", f"+{data.country_code}", "example.com", "+1-914-555", "a.b-c.d1.", "1.2", "", "+",
        "+0", f"+{data.country_code} ", "\uff0b44", "+(4)4", "x", "\u017f.com", "--", "a--b.c", "+\u0664\u0664",
        "tel:+44"))
    number = chance.choice((base, base, punctuated, extended))(chance, region)
    parts = [chance.choice(("tel:", "tel:", "", "TEL:", "Tel ", "call tel:", "sip:")) + number]
    parts += chance.sample([
        f";phone-context={context}", f";isub={chance.randrange(1000)}", f";ext={chance.randrange(100000)}", ";a=b",
        ";phone-context=+44", ";PHONE-CONTEXT=+1", "/x12"], chance.randint(0, 3))
    return "".join(parts)


def noisy(chance, region):
    """Any characters around a number and in it."""
    text = chance.choice((base, base, punctuated, extended))(chance, region)

    def noise():
        return "".join(chance.choice(CHARACTERS) for _ in range(chance.choice((0, 1, 1, 2, 5))))
    if chance.random() < 0.2:
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(CHARACTERS) + text[at:]
    return noise() + text + noise() * chance.choice((1, 1, 1, 60))


def digits(chance, region):
    """Any digits."""
    return chance.choice(("", "+", "00", "0", "+" + str(PLANS[region].country_code))) + "".join(
        chance.choice("0123456789") for _ in range(chance.choice((*range(1, 20), *range(5, 13), 30, 240, 251))))


def generate(chance: random.Random, pattern: str) -> str:
    """A random text that the pattern matches."""
    def items(parsed):
        for kind, value in parsed:
            match kind:
                case op.LITERAL:
                    yield chr(value)
                case op.IN:
                    yield chance.choice([d for d in "0123456789" if re.match(pattern_of(value), d)])
                case op.SUBPATTERN:
                    yield from items(value[3])
                case op.BRANCH:
                    yield from items(chance.choice(value[1]))
                case op.MAX_REPEAT:
                    for _ in range(chance.randint(value[0], value[1])):
                        yield from items(value[2])
    return "".join(items(_parser.parse(pattern)))


def pattern_of(items) -> str:
    """A parsed character class as it was written."""
    return "[" + "".join(
        "0-9" if kind is op.CATEGORY else chr(value) if kind is op.LITERAL else f"{chr(value[0])}-{chr(value[1])}"
        for kind, value in items) + "]"


KINDS_OF_TEXT = (of_pattern, of_pattern, mutated, mutated, punctuated, punctuated, extended, lettered, foreign, uri,
                 noisy, digits)
PLANS = {name: data for _, names, plan in metadata() for name, data in zip(names, plan, strict=True)
         if name != REGION_CODE_FOR_NON_GEO_ENTITY}
PATTERNS = {name: [description.national_number_pattern
                   for description in (data.general_desc, *(getattr(data, kind) for kind in KINDS))
                   if description is not None and description.national_number_pattern]
            for name, data in PLANS.items()}
