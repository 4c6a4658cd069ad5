"""A Chromium for tests of the page that `mds report` writes: Debian's packages, installed where that is allowed."""

import shutil
import subprocess

import click

from mds_tools import bootstrap

PACKAGES = ("chromium", "chromium-driver")


class BrowserError(click.ClickException):
    """There is no browser; the message says how to get one."""


def programs() -> tuple[str, str] | None:
    """Chromium and its driver, when both are here and start; else None."""
    found = shutil.which("chromium"), shutil.which("chromedriver")
    # Ubuntu's chromium is a script that asks for snap.
    starts = all(found) and all(subprocess.run([program, "--version"], capture_output=True).returncode == 0
                                for program in found)
    return found if starts else None


def install() -> tuple[str, str]:
    """Chromium and its driver; installed first when they are missing. Raises BrowserError where that cannot be done."""
    if found := programs():
        return found
    if shutil.which("apt-get") and (prefix := bootstrap.root_prefix()) is not None:
        click.echo(f"mds: installing {' and '.join(PACKAGES)} with apt-get", err=True)
        try:
            bootstrap.run([*prefix, "apt-get", "-q", "update"])
            bootstrap.run([*prefix, "apt-get", "-q", "-y", "--no-install-recommends", "install", *PACKAGES])
        except click.ClickException as error:
            raise BrowserError(error.message) from error
    if found := programs():
        return found
    raise BrowserError("Chromium and chromedriver are needed: `mds setup --browser` installs them where it may "
                       f"(`apt-get install {' '.join(PACKAGES)}`)")
