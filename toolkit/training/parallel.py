"""Train on several processors: a process each, which average their weights now and then.

On two cores two processes of one thread take twice the steps of one such process, where one
process of two threads takes a fifth more, for the matrices are small. They meet every few
steps (Stich 2019, Local SGD Converges Fast and Communicates Little): averaging gradients at
every step would leave each of them waiting for a fifth of the time.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from torch import distributed, multiprocessing

from toolkit.errors import ToolkitError

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.training.network import Network

# One process measures while the others wait for it.
LONGEST_WAIT = timedelta(hours=1)


def run(processes: int, work: Callable[..., None], *arguments: Any) -> None:
    """Call ``work`` with the arguments in so many processes at once, or in this one alone.

    A ToolkitError in one of them ends them all and is raised here.
    """
    if processes == 1:
        work(*arguments)
        return
    with tempfile.TemporaryDirectory() as folder:
        shared = Path(folder)
        try:
            multiprocessing.spawn(_join, (processes, shared, work, arguments), nprocs=processes)
        except (multiprocessing.ProcessExitedException, multiprocessing.ProcessRaisedException):
            message = next(shared.glob("error-*"), None)
            if message is None:
                raise
            raise ToolkitError(message.read_text(encoding="utf-8")) from None


def number() -> int:
    """Return which of the processes this is, from 0."""
    return distributed.get_rank() if distributed.is_initialized() else 0


def count() -> int:
    """Return how many processes train together."""
    return distributed.get_world_size() if distributed.is_initialized() else 1


def device() -> torch.device:
    """Return where this process trains: on a GPU when there is one and no other process."""
    return torch.device("cuda" if count() == 1 and torch.cuda.is_available() else "cpu")


def agreed(value: float) -> float:
    """Return the value that the first process gave."""
    if not distributed.is_initialized():
        return value
    shared = torch.tensor([value], dtype=torch.float64)
    distributed.broadcast(shared, 0)
    return float(shared)


def average_weights(network: Network) -> None:
    """Replace every weight by its mean over the processes."""
    if not distributed.is_initialized():
        return
    weights = [each.detach() for each in network.parameters()]
    flat = torch.cat([weight.flatten() for weight in weights])
    distributed.all_reduce(flat)
    flat /= count()
    parts = flat.split([weight.numel() for weight in weights])
    for weight, part in zip(weights, parts, strict=True):
        weight.copy_(part.view_as(weight))


def _join(
    rank: int, processes: int, shared: Path, work: Callable[..., None], arguments: tuple[Any, ...]
) -> None:
    # As many as there are processors that this process may use.
    torch.set_num_threads(max(1, torch.get_num_threads() // processes))
    meeting = (shared / "meeting").as_uri()
    distributed.init_process_group(
        "gloo", init_method=meeting, rank=rank, world_size=processes, timeout=LONGEST_WAIT
    )
    try:
        work(*arguments)
    except ToolkitError as error:
        (shared / f"error-{rank}").write_text(str(error), encoding="utf-8")
        sys.exit(error.exit_code)
    distributed.destroy_process_group()
