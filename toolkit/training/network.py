"""Build a translation network out of the layers of a pretrained encoder.

The network is BART's (post-norm, GELU, learned positions), which the pretrained encoder
already has the shape of, and which CTranslate2 converts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import torch
from numpy.typing import NDArray
from transformers import BartConfig, BartForConditionalGeneration

from toolkit.training.vocabulary import END, PADDING, START

if TYPE_CHECKING:
    from toolkit.training.recipe import Shape

# A torch.nn.Module; transformers leaves the parts of its networks untyped.
Network: TypeAlias = Any
Arrays: TypeAlias = Mapping[str, NDArray[np.float32]]

# BART's position table begins with two rows for a padding index that it no longer has.
POSITION_OFFSET = 2
ATTENTION = {"q_proj": "q", "k_proj": "k", "v_proj": "v", "out_proj": "ao"}


@dataclass(frozen=True, slots=True)
class Dimensions:
    """What the vocabulary and the pretrained encoder fix, not the recipe."""

    pieces: int
    width: int
    inner: int

    @classmethod
    def of(cls, weights: Mapping[str, torch.Tensor]) -> Dimensions:
        """Read them off the weights of a network."""
        pieces, width = weights["model.shared.weight"].shape
        return cls(pieces, width, weights["model.encoder.layers.0.fc1.weight"].shape[0])


def empty_network(shape: Shape, dimensions: Dimensions, dropout: float) -> Network:
    """Make a network of this shape with random weights; embeddings and positions are shared."""
    config = BartConfig(
        vocab_size=dimensions.pieces,
        d_model=dimensions.width,
        encoder_layers=len(shape.encoder_sources),
        decoder_layers=len(shape.decoder_sources),
        encoder_attention_heads=shape.heads,
        decoder_attention_heads=shape.heads,
        encoder_ffn_dim=dimensions.inner,
        decoder_ffn_dim=shape.decoder_inner,
        max_position_embeddings=shape.positions,
        dropout=dropout,
        attention_dropout=0.0,
        activation_dropout=0.0,
        scale_embedding=False,
        tie_word_embeddings=True,
        bos_token_id=START,
        eos_token_id=END,
        pad_token_id=PADDING,
        decoder_start_token_id=END,
        forced_eos_token_id=None,
    )
    config._attn_implementation = "eager"
    network = BartForConditionalGeneration(config)
    network.model.decoder.embed_positions.weight = network.model.encoder.embed_positions.weight
    return network


def network_from(
    arrays: Arrays, rows: Sequence[NDArray[np.float32]], shape: Shape, dropout: float
) -> Network:
    """Make a network that starts from the pretrained ``arrays``.

    ``rows`` is the embedding of every piece of the vocabulary, in its order. A decoder
    layer copies an encoder layer, its self-attention into its cross-attention too:
    both look for the words that matter, and the pretrained space is multilingual.
    """
    inner, width = arrays["l0.fi.w"].shape
    network = empty_network(shape, Dimensions(len(rows), width, inner), dropout)
    encoder, decoder = network.model.encoder, network.model.decoder
    with torch.no_grad():
        words, positions = _centred(
            np.stack(rows), arrays["emb.pos"][: shape.positions] + arrays["emb.type"][0]
        )
        _put(network.model.shared.weight, words)
        _put(encoder.embed_positions.weight[POSITION_OFFSET:], positions)
        for side in (encoder, decoder):
            _copy(side.layernorm_embedding, arrays, "emb.ln")
        for layer, number in zip(encoder.layers, shape.encoder_sources, strict=True):
            _copy_layer(layer, arrays, f"l{number}")
        for layer, number in zip(decoder.layers, shape.decoder_sources, strict=True):
            _copy_layer(layer, arrays, f"l{number}")
            _copy_attention(layer.encoder_attn, arrays, f"l{number}")
            _copy(layer.encoder_attn_layer_norm, arrays, f"l{number}.aln")
    return network


def _centred(
    words: NDArray[np.float32], positions: NDArray[np.float32]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Make the embeddings fit for the output too, with no effect on the input.

    Their rows share a large common part, which as output weights gives logits of
    hundreds. It moves to the positions, and both are scaled to rows of norm 1: the sum
    of word and position is normalised next, so the network sees what it saw before.
    """
    common = words.mean(axis=0)
    scale = np.float32(1 / np.linalg.norm(words - common, axis=1).mean())
    return (words - common) * scale, (positions + common) * scale


def _copy_layer(layer: Network, arrays: Arrays, name: str) -> None:
    _copy_attention(layer.self_attn, arrays, name)
    _copy(layer.self_attn_layer_norm, arrays, f"{name}.aln")
    _copy(layer.final_layer_norm, arrays, f"{name}.oln")
    kept = _strongest(arrays, name, layer.fc1.weight.shape[0])
    _put(layer.fc1.weight, arrays[f"{name}.fi.w"][kept])
    _put(layer.fc1.bias, arrays[f"{name}.fi.b"][kept])
    _put(layer.fc2.weight, arrays[f"{name}.fo.w"][:, kept])
    _put(layer.fc2.bias, arrays[f"{name}.fo.b"])


def _strongest(arrays: Arrays, name: str, count: int) -> NDArray[np.intp]:
    """Pick the feed-forward units that write most, when not all fit."""
    written = np.linalg.norm(arrays[f"{name}.fo.w"], axis=0)
    read = np.linalg.norm(arrays[f"{name}.fi.w"], axis=1)
    return np.sort(np.argsort(-written * read)[:count])


def _copy_attention(attention: Network, arrays: Arrays, name: str) -> None:
    for projection, part in ATTENTION.items():
        _copy(getattr(attention, projection), arrays, f"{name}.{part}")


def _copy(module: Network, arrays: Arrays, name: str) -> None:
    _put(module.weight, arrays[f"{name}.w"])
    _put(module.bias, arrays[f"{name}.b"])


def _put(parameter: torch.Tensor, values: NDArray[np.float32]) -> None:
    parameter.copy_(torch.from_numpy(np.ascontiguousarray(values)))
