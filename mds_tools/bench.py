"""Measure MDS beside the best comparable tool, on the same rows, in the same run."""

import click

from mds_tools.accuracy import accuracy
from mds_tools.normalise_bench import normalise
from mds_tools.phone_bench import phones
from mds_tools.speed_bench import batch, incremental, online
from mds_tools.stream_bench import stream


@click.group(help=__doc__)
def bench():
    pass


bench.add_command(accuracy)
bench.add_command(normalise)
bench.add_command(phones)
bench.add_command(online)
bench.add_command(batch)
bench.add_command(incremental)
bench.add_command(stream)
