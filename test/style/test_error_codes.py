"""docs/contracts.md and the code agree on the error codes, both ways."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
IN_CODE = re.compile(r"'(MD[A-Z0-9]{3})'")
IN_DOCUMENT = re.compile(r"^\| `(MD[A-Z0-9]{3})` \|", re.MULTILINE)


def test_every_code_is_documented_and_every_documented_code_is_raised():
    raised = {code for folder in ("deploy", "domains") for path in (ROOT / folder).rglob("*.sql")
              for code in IN_CODE.findall(path.read_text())}
    documented = IN_DOCUMENT.findall((ROOT / "docs" / "contracts.md").read_text())
    assert sorted(documented) == sorted(raised)


def test_the_codes_that_the_tools_give_are_documented_too():
    text = (ROOT / "docs" / "contracts.md").read_text()
    given = {code for path in (ROOT / "mds_tools").glob("*.py")
             for code in re.findall(r"""["'](MD[A-Z]{3})["']""", path.read_text())}
    assert {code for code in given if code not in text} == set()


def test_the_patterns_find_codes():
    assert IN_CODE.findall("using errcode = 'MDNUS', detail = 'x'") == ["MDNUS"]
    assert IN_DOCUMENT.findall("| Code | Means |\n|---|---|\n| `MDNUS` | no such user |\n") == ["MDNUS"]
