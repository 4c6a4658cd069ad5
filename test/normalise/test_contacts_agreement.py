"""Agreement with the Python libraries of the trade, and the differences that are meant."""

from __future__ import annotations

import datetime
import random

import email_validator
import idna
import pycountry
from dateutil import parser

WORDS = """
    bücher straße faß größe señor niño française garçon œuvre København Ærø Åse čeština žluťoučký łódź książka gødag
    Þór Ísland αθήνα ελλάδα βόλος ΟΔΟΣ пример Москва Київ България Србија ישראל דוגמה مثال إيران भारत उदाहरण ভারত
    தமிழ் ไทย 中国 中國 例子 日本語 テスト ひらがな 한국 대한민국 საქართველო հայաստան việtnam hànội ＦＵＬＬ ﬁnance
    münchen-ost ü2 3年b組
""".split()  # noqa: SIM905


def emails(count: int, seed: int) -> list[str]:
    """Addresses, many sound, many nearly so. Nothing that normalise.email() repairs: wrapping, separators, spaces."""
    rng = random.Random(seed)
    local_characters = "abcXYZ019" * 3 + ".+_-!#$%&*/=?^{|}~" + "éü中"
    domain_characters = "abcXYZ019" * 3 + ".-_" + "üß"
    made = []
    for _ in range(count):
        local = "".join(rng.choice(local_characters) for _ in range(rng.choice((1, 2, 5, 12, 30, 64, 65))))
        domain = "".join(rng.choice(domain_characters) for _ in range(rng.choice((1, 3, 8, 20, 62, 64))))
        made.append(f"{local}@{domain}.{rng.choice(('org', 'co.uk', 'рф', 'museum', 'c', '12', ''))}")
    return [a for a in made if a[0] not in "{}" and not a.endswith(".")]


def judged(address: str) -> str | None:
    try:
        return email_validator.validate_email(address, check_deliverability=False, test_environment=True).normalized
    except email_validator.EmailNotValidError:
        return None


def test_email_validator(db):
    addresses = emails(2500, seed=5) + [f"ann@{word}.org" for word in WORDS]
    ours = dict(db.execute("select a, (normalise.email(a)).address from unnest(%s::text[]) as a", [addresses]))
    differences = {a: (ours[a], judged(a)) for a in addresses if ours[a] != judged(a)}
    # Meant: 64 octets are 64 octets (RFC 6531, 3.3); and the hyphens that IDNA reserves, third and fourth, do occur.
    unexpected = {
        address: judgements
        for address, judgements in differences.items()
        for local, _, domain in [address.partition("@")]
        if len(local.encode()) <= 64 and not any(label[2:4] == "--" for label in domain.split("."))
    }
    assert unexpected == {}
    assert sum(v is not None for v in ours.values()) > len(ours) / 5


def test_idna(db):
    domains = [f"{word}.org" for word in WORDS]
    ours = dict(db.execute("select d, normalise.domain_ascii(d) from unnest(%s::text[]) as d", [domains]))
    assert ours == {d: idna.encode(d, uts46=True).decode() for d in domains}
    back = dict(db.execute("select d, normalise.domain_unicode(d) from unnest(%s::text[]) as d", [list(ours.values())]))
    assert back == {ascii: idna.decode(ascii) for ascii in ours.values()}


def test_punycode_codec(db):
    rng = random.Random(7)
    scripts = [
        (0x61, 0x7A),
        (0xE0, 0x17F),
        (0x3B1, 0x3C9),
        (0x430, 0x44F),
        (0x5D0, 0x5EA),
        (0x4E00, 0x9FFF),
        (0xAC00, 0xD7A3),
    ]
    scripts.append((0x10000, 0x10FFFF))
    labels = {"".join(chr(rng.randint(*rng.choice(scripts))) for _ in range(rng.randint(1, 12))) for _ in range(1500)}
    codes = {label: label.encode("punycode").decode() for label in labels}
    codes = {label: code for label, code in codes.items() if len(code) <= 63}
    ours = dict(db.execute("select l, normalise.punycode_encode(l) from unnest(%s::text[]) as l", [list(codes)]))
    assert ours == codes
    back = dict(
        db.execute("select c, normalise.punycode_decode(c) from unnest(%s::text[]) as c", [list(codes.values())])
    )
    assert back == {code: label for label, code in codes.items()}


def test_dateutil(db):
    rng = random.Random(11)
    formats = (
        "%Y-%m-%d",
        "%Y%m%d",
        "%Y/%m/%d",
        "%d.%m.%Y",
        "%m/%d/%Y",
        "%d/%m/%Y",
        "%d %B %Y",
        "%d %b %Y",
        "%B %d, %Y",
        "%b %d %Y",
        "%d-%b-%Y",
        "%A, %d %B %Y",
        "%a %b %d %Y",
        "%Y-%m-%dT%H:%M:%S",
        "%Y-%m-%d %H:%M:%S.%f",
        "%m/%d/%Y %I:%M:%S %p",
        "%d%b%Y",
        "%Y %B %d",
    )
    written = []
    for _ in range(400):
        moment = datetime.datetime(1850, 1, 1) + datetime.timedelta(
            days=rng.randrange(91_000), seconds=rng.randrange(86_400)
        )
        written += [moment.strftime(f) for f in formats]
    for order, is_day_first in (("DMY", True), ("MDY", False)):
        ours = dict(
            db.execute("select w, (normalise.date_of_birth(w, %s)).iso from unnest(%s::text[]) as w", [order, written])
        )
        # dateutil applies dayfirst to ISO dates as well, which nobody writes.
        theirs = {w: parser.parse(w, dayfirst=is_day_first and w[2:3] in "/.").date().isoformat() for w in written}
        assert ours == theirs


def test_pycountry(db):
    names = {
        name: country.alpha_2
        for country in pycountry.countries
        for name in (
            country.alpha_2,
            country.alpha_3,
            country.name,
            getattr(country, "official_name", country.name),
            getattr(country, "common_name", country.name),
            country.flag,
        )
    }
    ours = dict(db.execute("select n, normalise.country(n) from unnest(%s::text[]) as n", [list(names)]))
    assert ours == names
