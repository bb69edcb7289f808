"""The argument that names a cluster's scheduler."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from importlib.util import find_spec

from baocao.commands.common.outcome import WRONG_USAGE, Refused
from baocao.commands.common.parallel import Cluster
from baocao.commands.common.set_up import SetUp
from baocao.repository import Repository


def add_scheduler(parser: ArgumentParser) -> None:
    """The argument `--scheduler`."""
    parser.add_argument(
        "--scheduler",
        metavar="ĐỊA_CHỈ",
        help="giao việc cho một cụm máy Dask, mỗi phần việc một cơ quan (tcp://10.0.0.5:8786)",
    )


def cluster_of(arguments: Namespace, repository: Repository) -> Cluster | None:
    """The cluster that is to do the work. Raises Refused where what speaks to it is not installed."""
    if arguments.scheduler is None:
        return None
    if find_spec("distributed") is None:
        raise Refused(
            f"Chưa có thư viện để giao việc cho cụm máy; {SetUp().installing('cluster', 'cluster')}",
            WRONG_USAGE,
        )
    return Cluster(arguments.scheduler, repository.folders[0].main.path)
