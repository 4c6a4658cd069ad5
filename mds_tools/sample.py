"""`mds sample`: an invented town, known to four systems that each write people down in their own way.

The same people and seed give the same files, byte for byte. Beside clean records there is what makes matching hard:
typos, nicknames, married names, people who moved, households that share a telephone and a mailbox, twins, fathers and
sons of one name, role mailboxes, placeholders, and people one system knows twice. `truth.csv` says who is who.
"""
from __future__ import annotations

import csv
import datetime as dt
import json
import random
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from mds_tools.options import INTEGER

TODAY = dt.date(2026, 6, 30)
TOWN = "Millhaven"


def words(text: str) -> list[str]:
    """The words of a text; a hyphen joins two that make one name."""
    return [word.replace("-", " ") for word in text.split()]


WOMEN = words("""
Abigail Alice Amelia Amy Angela Anna Barbara Beatrice Bethany Carol Caroline Catherine Charlotte Chloe Christine
Claire Daisy Deborah Diana Dorothy Eleanor Elizabeth Ella Emily Emma Esther Fiona Florence Frances Freya Georgia
Grace Hannah Harriet Heather Helen Holly Imogen Isabella Jacqueline Jane Janet Jennifer Jessica Joan Joanna Judith
Julia Katherine Laura Lily Linda Louise Lucy Margaret Maria Martha Mary Matilda Megan Mia Molly Natalie Nicola
Olivia Pamela Patricia Phoebe Poppy Rachel Rebecca Rose Ruth Samantha Sandra Sarah Sophia Stephanie Susan Theresa
Valerie Victoria Violet Wendy Zoe Aisha Agnieszka Ayşe Birgit Chiara Fatima Inés Katarzyna Leïla Małgorzata Mei
Nadia Priya Siobhán Zoë""")
MEN = words("""
Aaron Adam Alan Albert Alexander Alfred Andrew Anthony Arthur Barry Benjamin Bernard Brian Callum Charles
Christopher Colin Daniel David Dennis Derek Donald Douglas Duncan Edward Edwin Eric Ethan Francis Frank Frederick
Gareth Gary Geoffrey George Gerald Gordon Graham Gregory Harold Harry Henry Howard Hugh Ian Isaac Jack Jacob James
Jason Jeffrey John Jonathan Joseph Joshua Keith Kenneth Kevin Lawrence Leonard Lewis Liam Luke Malcolm Mark Martin
Matthew Michael Nathan Neil Nicholas Oliver Oscar Patrick Paul Peter Philip Ralph Raymond Richard Robert Roger
Ronald Samuel Simon Stanley Stephen Stuart Theodore Thomas Timothy Toby Victor Vincent Walter William Ahmed Andrés
Arjun Cem Giovanni Hüseyin Jürgen Łukasz Mateusz Mohammed Mustafa Piotr Rajesh Søren Wei Yusuf""")
SHORT = {
    "Abigail": "Abby", "Alexander": "Alex", "Andrew": "Andy", "Anthony": "Tony", "Barbara": "Barb",
    "Beatrice": "Bea", "Benjamin": "Ben", "Bethany": "Beth", "Catherine": "Cathy", "Charles": "Charlie",
    "Christine": "Chris", "Christopher": "Chris", "Daniel": "Dan", "David": "Dave", "Deborah": "Debbie",
    "Dorothy": "Dot", "Edward": "Ted", "Eleanor": "Ellie", "Elizabeth": "Liz", "Frances": "Fran",
    "Frederick": "Fred", "Gregory": "Greg", "Harold": "Harry", "Isabella": "Bella", "Jacqueline": "Jackie",
    "James": "Jim", "Jennifer": "Jenny", "Jonathan": "Jon", "Joseph": "Joe", "Joshua": "Josh", "Katherine": "Kate",
    "Kenneth": "Ken", "Lawrence": "Larry", "Leonard": "Len", "Margaret": "Peggy", "Martha": "Patty",
    "Matthew": "Matt", "Michael": "Mike", "Nathan": "Nate", "Nicholas": "Nick", "Nicola": "Nicky", "Pamela": "Pam",
    "Patricia": "Pat", "Patrick": "Paddy", "Peter": "Pete", "Philip": "Phil", "Rebecca": "Becky", "Richard": "Dick",
    "Robert": "Bob", "Ronald": "Ron", "Samantha": "Sam", "Samuel": "Sam", "Stephen": "Steve", "Susan": "Sue",
    "Theodore": "Theo", "Theresa": "Tess", "Thomas": "Tom", "Timothy": "Tim", "Victoria": "Vicky",
    "Vincent": "Vince", "William": "Bill", "Giovanni": "Gianni",
}
FAMILIES = words("""
Adams Allen Anderson Andrews Armstrong Atkinson Bailey Baker Barker Barnes Barrett Bates Bell Bennett Berry Bishop
Black Booth Bradley Brooks Brown Burgess Burns Butler Campbell Carpenter Carr Carter Chambers Chapman Clark Clarke
Cole Coleman Collins Cook Cooper Cox Crawford Cunningham Davidson Davies Davis Dawson Day Dean Dixon Doyle Duncan
Dunn Edwards Elliott Ellis Evans Farrell Fisher Fletcher Ford Foster Fox Francis Fraser Freeman Gardner George
Gibson Gill Gordon Graham Grant Gray Green Griffiths Hall Hamilton Harper Harris Harrison Hart Harvey Hawkins Hayes
Henderson Hill Holland Holmes Hopkins Howard Hudson Hughes Hunt Hunter Jackson James Jenkins Johnson Jones Kaye
Kelly Kennedy Khan King Knight Lambert Lane Lawson Lee Lewis Lloyd Lowe Macdonald Marsh Marshall Martin Mason
Matthews May McCarthy McDonald Miles Miller Mills Mitchell Moore Morgan Morris Murphy Murray Nelson Newman Nicholson
Oliver Owen Palmer Parker Patel Payne Pearce Perkins Phillips Pollard Poole Porter Powell Price Read Rees Reid
Reynolds Richards Richardson Roberts Robertson Robinson Rogers Rose Ross Russell Ryan Saunders Scott Sharp Shaw
Simpson Singh Smith Spencer Stevens Stewart Stone Sutton Taylor Thomas Thompson Tucker Turner Wade Walker Wallace
Walsh Ward Watson Watts Webb Wells West Wheeler White Wilkinson Williams Williamson Willis Wilson Wood Woods Wright
Young Akhtar Åberg Begum Çelik Dąbrowski De-Luca García Hernández Hussain Kowalski Krüger Lindqvist López Müller
Nowak Nguyen O'Brien O'Connor Öztürk Papadopoulos Rossi Şahin Silva Søndergaard Wiśniewski Yıldız Zhang van-den-Berg
von-Stein""")
STREETS = words("""
Abbey Albert Alma Ash Beech Birch Bridge Brook Castle Cedar Chapel Church Cross Dale East Elm Ferry Field Forge
George Grange Grove Hazel High Hill Holly Ivy King Lake Laurel Lime Low Manor Maple Market Meadow Mill New North Oak
Orchard Park Poplar Priory Quarry Queen River School Sea South Spring Station Victoria Water West Willow Wood York""")
KINDS = ["Street", "Road", "Lane", "Avenue", "Close", "Drive", "Court", "Terrace", "Gardens", "Way"]
ABBREVIATED = {"Street": "St", "Road": "Rd", "Lane": "Ln", "Avenue": "Ave", "Drive": "Dr", "Court": "Ct",
               "Gardens": "Gdns"}
MAIL = ["brightmail.example", "postbox.example", "quickmail.example", "letterbox.example", "skymail.example"]
FIRMS = ["Harbour Foods", "Mill Lane Motors", "Northfield Joinery", "Beacon Insurance", "Castle Dental Care",
         "Ferry Logistics", "Oakwood Nurseries", "Priory Print", "Quarry Stone", "Riverside Leisure", "Town Hall",
         "Willow Care Homes"]
ROLES = ["info", "office", "sales", "accounts", "reception"]
NEXT_KEYS = {
    "a": "sq", "e": "wr", "i": "uo", "o": "ip", "u": "yi", "s": "ad", "n": "bm", "r": "et", "t": "ry", "l": "k",
    "m": "n", "d": "sf", "c": "xv", "h": "gj", "b": "vn", "g": "fh", "k": "jl", "p": "o", "y": "tu", "w": "qe",
}


@dataclass
class Home:
    """Where a household lives, and what its members share."""

    number: int
    street: str
    postcode: str
    landline: str | None
    mailbox: str | None = None

    @property
    def line(self) -> str:
        return f"{self.number} {self.street}"


@dataclass
class Person:
    entity: int
    sex: str
    given: str
    family: str
    born: dt.date
    home: Home
    middle: str | None = None
    suffix: str | None = None
    maiden: str | None = None
    former_home: Home | None = None
    emails: list[str] = field(default_factory=list)
    mobile: str | None = None
    employer: str | None = None
    nino: str | None = None

    @property
    def age(self) -> int:
        return (TODAY - self.born).days // 365


def plain(text: str) -> str:
    """Latin letters without accents, as somebody types them who has no such keys."""
    text = text.translate(str.maketrans("łŁøØıİ", "lLoOiI"))
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


class Town:
    """People and their households; then what each system holds of them."""

    def __init__(self, people: int, seed: int):
        self.random = random.Random(f"{TOWN}:{seed}")
        self._mobiles: set[str] = set()
        self._landlines: set[str] = set()
        self._mailboxes: set[str] = set()
        self._homes = 0
        self.people: list[Person] = []
        while len(self.people) < people:
            self._household(people - len(self.people))

    # -- people -------------------------------------------------------------------------------
    def chance(self, probability: float) -> bool:
        return self.random.random() < probability

    def _fresh(self, taken: set[str], make) -> str:
        while (value := make()) in taken:
            pass
        taken.add(value)
        return value

    def _home(self) -> Home:
        r = self.random
        self._homes += 1
        street = f"{r.choice(STREETS)} {r.choice(KINDS)}"
        # postcodes group neighbours, telephone numbers begin alike in one town
        area = sum(map(ord, street)) % 24 + 1
        postcode = f"MH{area} {r.randint(1, 9)}{r.choice('ABDEFGHJLN')}{r.choice('PQRSTUWXYZ')}"
        landline = None
        if self.chance(0.6):
            landline = self._fresh(self._landlines, lambda: f"01632{r.randint(100000, 999999)}")
        return Home(r.randint(1, 180), street, postcode, landline)

    def _birthday(self, youngest: int, oldest: int) -> dt.date:
        return TODAY - dt.timedelta(days=self.random.randint(youngest * 365, oldest * 365 + 364))

    def _given(self, sex: str, *, but: set[str] = frozenset()) -> str:
        names = WOMEN if sex == "F" else MEN
        while True:                                            # some names are far more common than others
            name = names[int(len(names) * self.random.random() ** 1.5)]
            if name not in but:
                return name

    def _person(self, sex: str, family: str, born: dt.date, home: Home, **more: Any) -> Person:
        given = more.pop("given", None) or self._given(sex)
        person = Person(len(self.people) + 1, sex, given, family, born, home, **more)
        self.people.append(person)
        r = self.random
        if person.middle is None and self.chance(0.35):
            person.middle = self._given(sex, but={person.given})
        if person.age >= 12 and self.chance(0.9):
            person.mobile = self._fresh(self._mobiles, lambda: f"07{r.choice('45789')}{r.randint(0, 99999999):08}")
        if person.age >= 14:
            person.emails = [self._mailbox(person) for _ in range(r.choices((0, 1, 2), (10, 65, 25))[0])]
        if person.age >= 18:
            person.employer = r.choice(FIRMS) if self.chance(0.4) else None
            person.nino = f"{r.choice('ABCEHJKLMPRSTWXY')}{r.choice('ABCEHJKLMPRSTWXY')}{r.randint(0, 999999):06}" \
                          f"{r.choice('ABCD')}"
            if self.chance(0.12):
                person.former_home = self._home()
        return person

    def _mailbox(self, p: Person) -> str:
        r = self.random
        given, family = (plain(x).lower().replace(" ", "").replace("'", "") for x in (p.given, p.family))
        forms = [f"{given}.{family}", f"{given[0]}.{family}", f"{given}{family}", f"{family}.{given}",
                 f"{plain(SHORT.get(p.given, p.given)).lower()}.{family}", f"{given}{p.born.year % 100:02}",
                 r.choice(STREETS).lower() + r.choice(["fan", "lover", "runner", "cook"])]
        name, domain = r.choice(forms), r.choice(MAIL)
        return self._fresh(self._mailboxes, lambda: f"{name}{r.choice(['', r.randint(1, 999)])}@{domain}")

    def _household(self, room: int) -> None:
        r = self.random
        home, family = self._home(), r.choice(FAMILIES)
        kind = r.choices(("single", "couple", "family", "namesakes", "flat"), (34, 26, 30, 3, 7))[0]
        if kind == "single" or room < 6:
            self._person(r.choice("FM"), family, self._birthday(18, 90), home)
            return
        if kind == "flat":                                      # they share the address and the telephone only
            for _ in range(r.randint(2, 4)):
                self._person(r.choice("FM"), r.choice(FAMILIES), self._birthday(19, 35), home)
            return
        age = r.randint(24, 75)
        his = self._person("M", family, self._birthday(age, age + 3), home)
        her = self._person("F", family if self.chance(0.8) else r.choice(FAMILIES),
                           self._birthday(age - 3, age + 2), home)
        if her.family == family:
            her.maiden = r.choice(FAMILIES)
        if self.chance(0.25):
            home.mailbox = self._fresh(self._mailboxes, lambda: (
                f"the.{plain(family).lower().replace(' ', '').replace(chr(39), '')}s{r.choice(['', r.randint(1, 99)])}"
                f"@{r.choice(MAIL)}"))
        if kind == "namesakes":                                 # the son is called what his father is called
            his.suffix = "Sr" if self.chance(0.3) else None
            born = his.born + dt.timedelta(days=r.randint(21 * 365, 34 * 365))
            if born < TODAY - dt.timedelta(days=3 * 365):
                self._person("M", family, born, home, given=his.given, middle=his.middle,
                             suffix="Jr" if self.chance(0.5) else None)
        elif kind == "family":
            names = {his.given, her.given}
            for _ in range(r.choices((1, 2, 3), (45, 40, 15))[0]):
                sex = r.choice("FM")
                child = self._person(sex, family, self._birthday(1, max(2, age - 21)), home,
                                     given=self._given(sex, but=names))
                names.add(child.given)
                if self.chance(0.06):                           # twins
                    sex = child.sex if self.chance(0.7) else r.choice("FM")
                    twin = self._person(sex, family, child.born, home, given=self._given(sex, but=names))
                    names.add(twin.given)

    # -- how systems write people down --------------------------------------------------------
    def typo(self, text: str, probability: float) -> str:
        """The text, with this probability with one slip of the keyboard in it."""
        if len(text) < 4 or not self.chance(probability):
            return text
        r = self.random
        i = r.randrange(1, len(text) - 1)
        match r.choice(("swap", "drop", "double", "near")):
            case "swap":
                return text[:i] + text[i + 1] + text[i] + text[i + 2:]
            case "drop":
                return text[:i] + text[i + 1:]
            case "double":
                return text[:i] + text[i] + text[i:]
        return text[:i] + r.choice(NEXT_KEYS.get(text[i].lower(), text[i])) + text[i + 1:]

    def given_as(self, p: Person, short: float, slip: float) -> str:
        name = SHORT.get(p.given, p.given) if self.chance(short) else p.given
        return self.typo(plain(name) if self.chance(0.4) else name, slip)

    def family_as(self, p: Person, slip: float, maiden: float = 0.0) -> str:
        name = p.maiden if p.maiden and self.chance(maiden) else p.family
        return self.typo(plain(name) if self.chance(0.4) else name, slip)

    def phone_as(self, number: str | None, *, messy: bool = False) -> str | None:
        if number is None:
            return None
        r = self.random
        body = f"{number[:5]} {number[5:]}"
        if not messy:
            return r.choice((number, body))
        return r.choice((number, body, f"+44 (0){number[1:5]} {number[5:]}", f"+44{number[1:]}", f"0044 {number[1:]}",
                         f"{number[:5]}-{number[5:8]}-{number[8:]}", f"({number[:5]}) {number[5:]}", f"tel: {body}",
                         f"{number[:3]}.{number[3:7]}.{number[7:]}", f"{body} (evenings)"))

    def address_of(self, p: Person, former: float) -> Home:
        return p.former_home if p.former_home and self.chance(former) else p.home

    def street_as(self, street: str) -> str:
        name, kind = street.rsplit(" ", 1)
        return self.typo(f"{name} {ABBREVIATED.get(kind, kind)}" if self.chance(0.3) else street, 0.03)

    def _changed(self) -> dt.datetime:
        seconds = self.random.randrange(3 * 365 * 86_400)
        return dt.datetime(2026, 6, 30, tzinfo=dt.UTC) - dt.timedelta(seconds=seconds)

    def _known(self, share: float, again: float, youngest: int) -> Iterator[tuple[Person, bool]]:
        """Whom a system knows, in no order; `True` for whoever it holds a second time."""
        known = [(p, False) for p in self.people if p.age >= youngest and self.chance(share)]
        known += [(p, True) for p, _ in known if self.chance(again)]
        self.random.shuffle(known)
        return iter(known)

    def crm(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """The shop's customers: structured, typed in by staff, addresses, placeholders where a field was mandatory."""
        r = self.random
        for n, (p, again) in enumerate(self._known(0.68, 0.07, 16), 1):
            slip = 0.12 if again else 0.03
            home = self.address_of(p, 0.5 if again else 0.15)
            first, last = self.given_as(p, 0.12, slip), self.family_as(p, slip, 0.3 if again else 0.1)
            if self.chance(0.01):
                first, last = last, first
            email = r.choice(p.emails) if p.emails and self.chance(0.7) else None
            if email is None and self.chance(0.3):
                email = p.home.mailbox
            if p.employer and self.chance(0.06):
                email = f"{r.choice(ROLES)}@{p.employer.lower().replace(' ', '-')}.example"
            if email is None and self.chance(0.12):
                email = r.choice(("none@none.com", "test@test.com", "n/a", "noemail@noemail.com"))
            born = f"{p.born:%d/%m/%Y}" if self.chance(0.7) else "01/01/1900" if self.chance(0.1) else ""
            yield p.entity, {
                "customer_no": f"C{n:05}", "title": ("Ms" if p.sex == "F" else "Mr") if self.chance(0.5) else "",
                "first_name": first, "middle_name": (p.middle or "") if self.chance(0.3) else "",
                "last_name": last, "suffix": p.suffix or "", "birth_date": born, "email": email or "",
                "mobile": self.phone_as(p.mobile) if self.chance(0.6) else "00000000000" if self.chance(0.05) else "",
                "landline": self.phone_as(home.landline) if self.chance(0.5) else "",
                "house_no": str(home.number), "street": self.street_as(home.street), "town": TOWN,
                "postcode": home.postcode if self.chance(0.9) else home.postcode.replace(" ", "").lower(),
                "employer": p.employer or "", "changed_at": f"{self._changed():%Y-%m-%d %H:%M:%S+00}"}

    def auth(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """Who logs in: a name as they like it and an address that was confirmed."""
        for p, again in self._known(0.62, 0.02, 14):
            addresses = p.emails or ([p.home.mailbox] if p.home.mailbox else [])
            if not addresses:
                continue
            email = addresses[-1 if again else 0]
            if self.chance(0.06):
                name, at, domain = email.partition("@")
                email = f"{name}+shop{at}{domain}"
            if self.chance(0.08):
                email = email.upper() if self.chance(0.3) else email.capitalize()
            name = f"{self.given_as(p, 0.25, 0.01)} {self.family_as(p, 0.01, 0.08)}"
            name = name.lower() if self.chance(0.12) else name
            record: dict[str, Any] = {"user_id": f"{self.random.getrandbits(64):016x}",
                                      "name": name if self.chance(0.95) else name.split()[0], "email": email,
                                      "email_confirmed": self.chance(0.9), "last_seen": self._changed().isoformat()}
            if self.chance(0.2) and p.mobile:
                record["mobile"] = "+44" + p.mobile[1:]
            yield p.entity, record

    def billing(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """Account holders: FAMILY, Given; dates as one number; the address in one line; numbers as dialled."""
        for n, (p, _) in enumerate(self._known(0.5, 0.01, 18), 1):
            home = self.address_of(p, 0.25)
            middle = f" {p.middle[0]}." if p.middle and self.chance(0.5) else ""
            suffix = f" {p.suffix}" if p.suffix else ""
            family = self.family_as(p, 0.02, 0.12)
            yield p.entity, {
                "account": 700_000 + n, "holder": f"{family.upper()}{suffix}, {self.given_as(p, 0.03, 0.02)}{middle}",
                "born": int(f"{p.born:%Y%m%d}") if self.chance(0.85) else None,
                "telephone": self.phone_as(p.mobile if self.chance(0.6) else home.landline),
                "address": f"{home.line}, {TOWN}, {home.postcode}",
                "email": p.emails[0] if p.emails and self.chance(0.35) else None,
                "nino": p.nino if self.chance(0.4) else None, "as_of": self._changed()}

    def support(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """Who called or wrote: as heard on the telephone, numbers as written down."""
        for n, (p, _) in enumerate(self._known(0.33, 0.12, 15), 1):
            name = f"{self.given_as(p, 0.45, 0.06)} {self.family_as(p, 0.08, 0.05)}"
            contact: dict[str, Any] = {"name": name.lower() if self.chance(0.4) else name}
            number = p.mobile if self.chance(0.7) else p.home.landline
            if number and self.chance(0.85):
                contact["phone"] = self.phone_as(number, messy=True)
            elif self.chance(0.2):
                contact["phone"] = self.random.choice(("unknown", "000 000", "withheld"))
            if p.emails and (self.chance(0.4) or "phone" not in contact):
                contact["email"] = self.random.choice(p.emails)
            if self.chance(0.15):
                contact["postcode"] = p.home.postcode
            yield p.entity, {"case": f"S-{n:05}", "contact": contact, "opened": self._changed().isoformat()}


MAPPINGS = {
    "crm": """# The shop's customers: first and last name in columns, dates as day/month/year, two telephone numbers.
source_record_id = "customer_no"
source_system = {value = "crm"}
source_updated_at = "changed_at"

[payload]
given_name = "first_name"
middle_name = "middle_name"
family_name = "last_name"
name_suffix = "suffix"
date_of_birth = "birth_date"
emails = ["email"]
phones = ["mobile", "landline"]
country_code = {value = "GB"}
"address.street" = "{house_no} {street}"
"address.city" = "town"
"address.postal_code" = "postcode"
"address.country_code" = {value = "GB"}
employer = "employer"

[sources.crm]
trust = 60
default_country = "GB"
date_order = "DMY"
""",
    "auth": """# Who logs in: one name, an address that was confirmed.
source_record_id = "user_id"
source_system = {value = "auth"}
source_updated_at = "last_seen"

[payload]
full_name = "name"
emails = ["email"]
phones = ["mobile"]

[sources.auth]
trust = 80
default_country = "GB"
""",
    "billing": """# Account holders: FAMILY, Given; the date of birth as one number; the address in one line.
source_record_id = "account"
source_system = {value = "billing"}
source_updated_at = "as_of"

[payload]
full_name = "holder"
date_of_birth = "born"
emails = ["email"]
phones = ["telephone"]
country_code = {value = "GB"}
"address.full" = "address"
"address.country_code" = {value = "GB"}
"government_ids.nino" = "nino"
"government_ids.nino.country_code" = {value = "GB"}

[sources.billing]
trust = 90
default_country = "GB"
date_order = "YMD"
""",
    "support": """# Who called or wrote: nested objects, numbers as they were written down.
source_record_id = "case"
source_system = {value = "support"}
source_updated_at = "opened"

[payload]
full_name = "contact.name"
emails = ["contact.email"]
phones = ["contact.phone"]
"address.postal_code" = "contact.postcode"

[sources.support]
trust = 30
default_country = "GB"
""",
}
FILES = {"crm": "crm.csv", "auth": "auth.jsonl", "billing": "billing.parquet", "support": "support.jsonl"}


def write_town(out: Path, people: int = 3000, seed: int = 1) -> dict[str, int]:
    """Write the four files, a mapping for each, and truth.csv into a directory. Returns the records of each system."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    out.mkdir(parents=True, exist_ok=True)
    town = Town(people, seed)
    held = {name: list(getattr(town, name)()) for name in FILES}

    with (out / FILES["crm"]).open("w", newline="", encoding="utf-8") as f:
        writer = csv.DictWriter(f, held["crm"][0][1])
        writer.writeheader()
        writer.writerows(record for _, record in held["crm"])
    for name in ("auth", "support"):
        with (out / FILES[name]).open("w", encoding="utf-8") as f:
            f.writelines(json.dumps(record, ensure_ascii=False) + "\n" for _, record in held[name])
    schema = pa.schema([
        ("account", pa.int64()), ("holder", pa.string()), ("born", pa.int32()), ("telephone", pa.string()),
        ("address", pa.string()), ("email", pa.string()), ("nino", pa.string()), ("as_of", pa.timestamp("s", "UTC"))])
    accounts = pa.Table.from_pylist([record for _, record in held["billing"]], schema=schema)
    pq.write_table(accounts, out / FILES["billing"])

    keys = {"crm": "customer_no", "auth": "user_id", "billing": "account", "support": "case"}
    with (out / "truth.csv").open("w", newline="", encoding="utf-8") as f:
        writer = csv.writer(f)
        writer.writerow(("source_system", "source_record_id", "entity"))
        writer.writerows((name, record[keys[name]], entity) for name in FILES for entity, record in held[name])
    for name, text in MAPPINGS.items():
        (out / f"{name}.toml").write_text(text, encoding="utf-8")
    return {name: len(records) for name, records in held.items()}


@click.command()
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True, metavar="DIR",
              help="Where to write the files.")
@click.option("--people", type=click.IntRange(10, 1_000_000), default=3000, show_default=True,
              help="How many live there.")
@click.option("--seed", type=INTEGER, default=1, show_default=True, help="The same seed gives the same files.")
def sample(out: Path, people: int, seed: int) -> None:
    """Write an invented town, known to four systems: CSV, JSONL and Parquet with mappings, and who is who.

    Example:

    \b
        mds sample --out town
        mds load town/crm.csv --mapping town/crm.toml --register
        mds evaluate town/truth.csv
    """
    counts = write_town(out, people, seed)
    click.echo(f"{out}: {people:,} people in {sum(counts.values()):,} records: "
               + ", ".join(f"{FILES[name]} {count:,}" for name, count in counts.items()))
