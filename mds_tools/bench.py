"""Measure MDS beside the best comparable tool, on the same rows, in the same run."""

import click

from mds_tools.accuracy import accuracy


@click.group(help=__doc__)
def bench():
    pass


bench.add_command(accuracy)
