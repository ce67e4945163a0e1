"""Keep a training run on disk, so that it can be resumed and its last states averaged."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import torch

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
        self.folder.mkdir(parents=True, exist_ok=True)
        state = {
            "network": network.state_dict(),
            "optimizer": optimizer.state_dict(),
            "progress": asdict(now),
        }
        unfinished = self.folder / "resume.tmp"
        torch.save(state, unfinished)
        unfinished.replace(self.folder / "resume.pt")
        torch.save(network.state_dict(), self.folder / f"weights-{now.steps:07}.pt")
        for path in self._weights()[: -self.kept]:
            path.unlink()

    def resume(self, network: Network, optimizer: torch.optim.Optimizer) -> Progress:
        """Load the last state into both, or leave them alone when there is none."""
        path = self.folder / "resume.pt"
        if not path.exists():
            return Progress()
        state: dict[str, Any] = torch.load(path, weights_only=True)
        network.load_state_dict(state["network"])
        optimizer.load_state_dict(state["optimizer"])
        return Progress(**state["progress"])

    def last(self) -> Weights:
        """Read the newest weights."""
        weights: Weights = torch.load(self._weights()[-1], weights_only=True)
        return weights

    def average(self) -> Weights:
        """Average the weights that are kept, tensor by tensor."""
        every = [torch.load(path, weights_only=True) for path in self._weights()]
        return {
            name: torch.stack([weights[name].float() for weights in every]).mean(dim=0)
            for name in every[0]
        }

    def _weights(self) -> list[Path]:
        return sorted(self.folder.glob("weights-*.pt"))
