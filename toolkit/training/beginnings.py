"""The weights a training starts from: the pretrained encoder's, or those of earlier runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import sentencepiece
import torch

from toolkit.training.network import Dimensions, Network, empty_network, network_from
from toolkit.training.pretrained import read_encoder

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from toolkit.training.checkpoints import Weights
    from toolkit.training.recipe import Recipe

# The rows of the embeddings, which are those of the output too.
ROWS = "model.shared.weight"


@dataclass(frozen=True, slots=True)
class Run:
    """What an earlier run ended with: its weights, and the pieces of its vocabulary."""

    weights: Weights
    pieces: list[str]


def restored(weights: Mapping[str, torch.Tensor], recipe: Recipe) -> Network:
    """Make the network that these weights are of."""
    network = empty_network(recipe.shape, Dimensions.of(weights), recipe.schedule.dropout)
    network.load_state_dict(weights)
    return network


def pretrained_network(folder: Path, pieces: Sequence[str], recipe: Recipe) -> Network:
    """Make a network for a vocabulary out of the pretrained encoder in ``folder``."""
    arrays = read_encoder(folder / "encoder.npz")
    full = sentencepiece.SentencePieceProcessor(str(folder / "sentencepiece.model"))
    words, rows = arrays["emb.word"], []
    for piece in pieces:
        number = full.piece_to_id(piece)
        # A piece the pretrained vocabulary lacks starts as the mean of its parts.
        numbers = [number] if full.id_to_piece(number) == piece else full.encode(piece)
        rows.append(np.asarray(words[numbers].mean(axis=0), dtype=np.float32))
    return network_from(arrays, rows, recipe.shape, recipe.schedule.dropout)


def put_mean(network: Network, pieces: Sequence[str], runs: Sequence[Run]) -> None:
    """Put the mean of the runs' weights into a network of the same shape, in place.

    The mean of networks with the same beginning is itself a good one to go on from
    (Wortsman et al. 2022, Model soups). A piece that no run knew keeps what it has.
    """
    numbers = [{piece: number for number, piece in enumerate(run.pieces)} for run in runs]
    with torch.no_grad():
        for name, parameter in network.named_parameters():
            if name != ROWS:
                every = torch.stack([run.weights[name].float() for run in runs])
                parameter.copy_(every.mean(dim=0))
        rows = network.model.shared.weight
        for number, piece in enumerate(pieces):
            known = [
                run.weights[ROWS][ids[piece]]
                for run, ids in zip(runs, numbers, strict=True)
                if piece in ids
            ]
            if known:
                rows[number] = torch.stack(known).mean(dim=0)
