"""Read the pretrained encoder: matrices in 4 bits, 32 to a block, in one NumPy archive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

BLOCK_COLUMNS = 32


def read_encoder(path: Path) -> dict[str, Matrix]:
    """Return every matrix and vector of the archive by name, in full precision.

    Names: ``emb.word``, ``emb.pos``, ``emb.type``, ``emb.ln.w``, and for each layer
    ``l0`` … the parts ``q k v ao fi fo aln oln``, each ``.w`` (out × in) and ``.b``.
    """
    with np.load(path) as archive:
        whole = {
            name: archive[name].astype(np.float32)
            for name in archive.files
            if not name.endswith((".scale", ".nibbles"))
        }
        packed = [name.removesuffix(".scale") for name in archive.files if name.endswith(".scale")]
        arrays = whole | {name: _unpack(archive, name) for name in packed}
    width = arrays["emb.word"].shape[1]
    return arrays | {name: arrays[name].reshape(-1, width) for name in ("emb.pos", "emb.type")}


def _unpack(archive: Mapping[str, NDArray[Any]], name: str) -> Matrix:
    scales = archive[f"{name}.scale"].astype(np.float32)
    nibbles = archive[f"{name}.nibbles"].reshape(*scales.shape, BLOCK_COLUMNS // 2)
    low, high = nibbles & 15, nibbles >> 4
    quantities = np.concatenate([low, high], axis=-1).astype(np.float32) - 8
    blocks = quantities * scales[..., None]
    return np.asarray(blocks.reshape(scales.shape[0], -1), dtype=np.float32)
