"""Where the project's files are: in the checkout, or beside the installed package."""

from pathlib import Path

import click

PACKAGE = Path(__file__).resolve().parent


def is_checkout() -> bool:
    """Whether this package runs from a checkout (tests, snapshot and rework need one)."""
    return (PACKAGE.parent / "sqitch.plan").is_file()


def root() -> Path:
    """The directory that holds sqitch.plan, deploy/, sql/ and connectors/.

    `pip install .` carries these files along as `mds_tools/plan`.
    """
    return PACKAGE.parent if is_checkout() else PACKAGE / "plan"


def checkout() -> Path:
    """The checkout; a sentence for who runs a developer's command from an installed package."""
    if not is_checkout():
        raise click.ClickException("this command works on a checkout of MDS: run ./mds there")
    return root()
