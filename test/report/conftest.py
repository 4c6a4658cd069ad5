"""People for reports: a family, doubles, a reject, and somebody who does not mean well."""
from __future__ import annotations

import json
from html.parser import HTMLParser

import pytest

LONG = "Longfellow" * 180
"""Nearly as long as a value of a payload may be."""

HOSTILE = {
    "full_name": "<script>window.hacked=1</script>",
    "email": "mallory@evil.example",
    "employer": "\"><img src=x onerror=\"window.hacked=1\">",
    "occupation": "good\u202egnp.exe\u2066 \u200b\u0007 end",
    "place_of_birth": LONG,
    "preferences": {"<b onclick=x>key</b>": "</td></table></style><style>*{display:none}</style>", "'": "{{ 7 * 7 }}"},
}
HOSTILE_SYSTEM = "shop <i>"
HOSTILE_RECORD = "<svg onload=window.hacked=1>\u202e&amp;"

ANN = {"given_name": "Ann", "family_name": "Leedham", "emails": ["ann.leedham@firm.example"], "employer": "Oakwood",
       "date_of_birth": "1990-02-01", "phones": ["020 7946 0018"], "gender": "f", "country_code": "GB",
       "address": {"street": "7 Mill Lane", "city": "Leeds", "postal_code": "LS1 4AP", "country_code": "GB"}}


def ingest(db, system: str, record: str, payload: dict) -> None:
    db.execute("select mds.ingest(%s, %s, %s::jsonb)", (system, record, json.dumps(payload)))


@pytest.fixture
def people(db):
    """Ann in two systems, her brother at the same address, two with one mailbox, a hostile record, a rejected one."""
    db.autocommit = True
    for name, trust in (("crm", 60), ("billing", 90), (HOSTILE_SYSTEM, 10)):
        db.execute("select mds.register_source(p_name => %s, p_trust => %s)", (name, trust))
    ingest(db, "crm", "1", ANN)
    ingest(db, "billing", "9", ANN | {"given_name": "Anne", "phones": ["020 7946 0018", "12"]})
    ingest(db, "crm", "2", {"full_name": "Bob Rayner", "emails": ["bob@firm.example"]})
    ingest(db, "crm", "3", ANN | {"given_name": "Tom", "emails": ["tom@firm.example"], "gender": "m",
                                  "date_of_birth": "1991-07-03"})
    ingest(db, "crm", "4", {"full_name": "Zoe Quist", "emails": ["bob@firm.example"]})
    for record in (HOSTILE_RECORD, "twin"):
        ingest(db, HOSTILE_SYSTEM, record, HOSTILE)
    db.execute("""select * from mds.ingest_batch('crm',
                      '[{"source_record_id": "x", "payload": {"full_name": 7, "email": []}},
                        {"source_record_id": "y", "payload": "none"}]')""")
    return db


class Page(HTMLParser):
    """A page taken apart: complains of tags that do not match."""

    VOID = {"meta", "input", "br", "link", "img"}

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None], str | None]] = []
        """Every element: its tag, attributes and the tag around it."""
        self.text = ""
        self.style = ""
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert not self._open, f"never closed: {self._open}"

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes), self._open[-1] if self._open else None))
        assert len(dict(attributes)) == len(attributes), f"an attribute twice: {tag} {attributes}"
        if tag not in self.VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.elements.append((tag, dict(attributes), self._open[-1]))

    def handle_endtag(self, tag):
        assert self._open and self._open[-1] == tag, f"</{tag}> closes {self._open[-3:]} at {self.getpos()}"
        self._open.pop()

    def handle_data(self, data):
        if "style" in self._open:
            self.style += data
        else:
            self.text += data

    def tags(self, *names: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes, _ in self.elements if tag in names]


@pytest.fixture
def page():
    """Takes the text of a page apart."""
    return Page
