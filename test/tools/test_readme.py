"""The five calls of the README: what is printed there is what comes out, for a login that may call them."""
from __future__ import annotations

import re
from pathlib import Path

import pytest

README = Path(__file__).resolve().parents[2] / "README.md"


def masked(text: str) -> str:
    """Without ids, which are new every time, without figures, which follow the shipped model, and without layout."""
    text = re.sub(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "UUID", text)
    text = re.sub(r"-?\b\d+\.\d+\b", "FIGURE", text)
    return re.sub(r"[\s+]+", "", text)


def calls() -> list[tuple[str, list[str]]]:
    """Each statement of the block with the table that is printed below it."""
    block = README.read_text(encoding="utf-8").split("## The five calls a service needs")[1]
    block = re.search(r"```sql\n(.*?)```", block, re.DOTALL)[1]
    found = re.findall(r"^(select .*?;)\n((?:--[^\n]*\n)+)", block, re.DOTALL | re.MULTILINE)
    return [(statement, [line[2:] for line in said.splitlines()]) for statement, said in found]


@pytest.fixture
def service(db):
    """A connection of a login that may do what a service may, with the systems registered as operations.md does it."""
    db.execute("""create role readme_app login in role mds_service; create role readme_records;
                  grant readme_records to readme_app""")
    db.execute("select mds.register_source('webshop', p_access_role => 'readme_records')")
    db.execute("set local session authorization readme_app")
    return db


def test_what_is_printed_comes_out(service):
    assert len(calls()) == 6, "the first of the five is shown twice"
    for statement, (header, ruler, *rows) in calls():
        cursor = service.execute(statement)
        assert [column.name for column in cursor.description] == [name.strip() for name in header.split("|")]
        assert set(ruler.strip()) <= {"-", "+"}
        came = "\n".join("|".join(map(str, row)) for row in cursor.fetchall())
        assert masked(came) == masked("\n".join(rows))
