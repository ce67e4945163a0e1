"""Keep a training run on disk, so that it can be resumed and its last states averaged."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import torch

from toolkit.errors import StorageError

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.training.network import Network

Weights = dict[str, torch.Tensor]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come."""

    steps: int = 0
    epochs: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Checkpoints:
    """The states of one run in ``folder``: one to resume from, the last few to average."""

    folder: Path
    kept: int

    def save(self, network: Network, optimizer: torch.optim.Optimizer, now: Progress) -> None:
        """Write the state to resume from and the weights alone; drop the oldest weights."""
        state = {
            "network": network.state_dict(),
            "optimizer": optimizer.state_dict(),
            "progress": asdict(now),
        }
        # In this order, so that a run that is over has its last weights.
        write(state["network"], self.folder / f"weights-{now.steps:07}.pt")
        write(state, self._resumable)
        for path in self._weights()[: -self.kept]:
            path.unlink()

    def progress(self) -> Progress:
        """Say how far the run has come."""
        if not self._resumable.exists():
            return Progress()
        return Progress(**read(self._resumable)["progress"])

    def resume(self, network: Network, optimizer: torch.optim.Optimizer) -> Progress:
        """Load the last state into both, or leave them alone when there is none."""
        if not self._resumable.exists():
            return Progress()
        state = read(self._resumable)
        network.load_state_dict(state["network"])
        optimizer.load_state_dict(state["optimizer"])
        return Progress(**state["progress"])

    def last(self) -> Weights:
        """Read the newest weights; raise StorageError when there are none."""
        return read(self._weights()[-1])

    def average(self) -> Weights:
        """Average the weights that are kept, tensor by tensor; raises as ``last``."""
        every = [read(path) for path in self._weights()]
        return {
            name: torch.stack([weights[name].float() for weights in every]).mean(dim=0)
            for name in every[0]
        }

    @property
    def _resumable(self) -> Path:
        return self.folder / "resume.pt"

    def _weights(self) -> list[Path]:
        found = sorted(self.folder.glob("weights-*.pt"))
        if not found:
            raise StorageError(f"{self.folder}: there are no weights; run 'train' first")
        return found


def write(tensors: dict[str, Any], path: Path) -> None:
    """Save tensors; whenever the process dies, the file is the old or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name("unfinished.tmp")
    torch.save(tensors, unfinished)
    unfinished.replace(path)


def read(path: Path) -> dict[str, Any]:
    """Load what ``write`` saved, on a GPU or not, into the memory of the processor."""
    tensors: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
    return tensors
