"""Train the sentence splitter of exported packages.

    python -m toolkit.training.splitter translations/memory/authored.tmx

Argos Translate reads any ONNX model that MiniSBD can run (argostranslate/sbd.py). Such a model
is given ``units``, an id for each character, and ``features``, the answers to ``feat_funcs``
for each; and says for each character whether it goes on (0), ends a word (1) or a sentence
(2). The ids are in its metadata, so that we may give one to a letter in either case. Ours is a
stack of dilated convolutions (van den Oord et al. 2016, arXiv:1609.03499), which needs no words.
Needs the extra ``toolkit[train]``, and five minutes of one processor.
"""

from __future__ import annotations

import json
import random
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import torch
import typer
from torch import nn

from toolkit.errors import ToolkitError
from toolkit.training.aligned import read_sentences
from toolkit.training.paragraphs import Paragraph, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

SPLITTER = Path(__file__).parent.parent / "packages" / "splitter" / "kk_ru_en.onnx"
LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі" + "abcdefghijklmnopqrstuvwxyz"
# Each group is one unit. What is in none is unknown, which is a unit too.
GROUPS = ("0123456789", "-–—−", *" .,!?…:;()[]/№%", "«", "»", "“", "”", "„", '"', "'’ʼ", "‘")
# A sentence ends with one of these or nowhere, whatever the network says.
ENDERS = ".!?…»”“\"'’ʼ)]"
PADDING, UNKNOWN = "<PAD>", "<UNK>"
NEVER = -1e4
WORD, SENTENCE = 1, 2  # classes; 0 goes on

OPSET, IR_VERSION = 13, 7  # what onnxruntime 1.10 reads, the oldest that MiniSBD takes


@dataclass(frozen=True, slots=True)
class Recipe:
    """Sizes of the network, and how it learns.

    With these dilations a character is judged by the 32 before and behind it.
    """

    embedding: int = 16
    width: int = 48
    kernel: int = 3
    dilations: tuple[int, ...] = (1, 1, 2, 4, 8, 16)
    epochs: int = 4
    characters: int = 12_000
    rate: float = 4e-3
    held_out: float = 0.03
    seed: int = 1


def units() -> dict[str, int]:
    """Return the id of each character that the network tells apart."""
    ids = {PADDING: 0, UNKNOWN: 1}
    for group in (*(letter + letter.upper() for letter in LETTERS), *GROUPS):
        ids |= dict.fromkeys(group, max(ids.values()) + 1)
    return ids


UNITS = units()
SIZE = max(UNITS.values()) + 1


class Network(nn.Module):  # type: ignore[misc, unused-ignore]
    """Scores of the three classes for each character; only a sentence's end is learnt."""

    def __init__(self, recipe: Recipe) -> None:
        super().__init__()
        self.embedding = nn.Embedding(SIZE, recipe.embedding)
        widths = [recipe.embedding + 1] + [recipe.width] * len(recipe.dilations)
        self.layers = nn.ModuleList(
            nn.Conv1d(
                before,
                after,
                recipe.kernel,
                padding=dilation * (recipe.kernel // 2),
                dilation=dilation,
            )
            for before, after, dilation in zip(widths, widths[1:], recipe.dilations, strict=False)
        )
        self.last = nn.Conv1d(recipe.width, 1, 1)
        self.register_buffer("rules", rules())

    def forward(self, ids: torch.Tensor, features: torch.Tensor) -> torch.Tensor:
        """Return the score of a sentence's end, positive where there is one."""
        # What is behind the end of a text must look like what is before its start: nothing.
        mask = (ids != 0).unsqueeze(1).float()
        state = torch.cat([self.embedding(ids), features], 2).transpose(1, 2) * mask
        for number, layer in enumerate(self.layers):
            new = layer(state).relu()
            state = (state + new if number else new) * mask
        score: torch.Tensor = self.last(state).squeeze(1) + self.rules[ids][..., SENTENCE]
        return score


def rules() -> torch.Tensor:
    """Return what is added to the scores of each unit: no word ends, few end a sentence."""
    table = torch.zeros(SIZE, 3)
    table[:, WORD] = -1
    table[:, SENTENCE] = NEVER
    table[[UNITS[ender] for ender in ENDERS], SENTENCE] = 0
    return table


def batches(
    made: list[Paragraph], characters: int, order: random.Random
) -> Iterator[tuple[torch.Tensor, torch.Tensor, torch.Tensor]]:
    """Yield ids, features and ends of paragraphs of about one length, in any order."""
    groups: list[list[Paragraph]] = [[]]
    for paragraph in sorted(made, key=lambda paragraph: len(paragraph.text)):
        if len(paragraph.text) * len(groups[-1]) > characters:
            groups.append([])
        groups[-1].append(paragraph)
    order.shuffle(groups)
    for group in groups:
        longest = max(len(paragraph.text) for paragraph in group)
        ids = torch.zeros(len(group), longest, dtype=torch.long)
        features, ends = torch.zeros(*ids.shape, 1), torch.zeros(ids.shape)
        for row, (text, places) in enumerate(group):
            # A line break is a space to MiniSBD, and so is what else \s matches.
            plain = [" " if character.isspace() else character for character in text]
            ids[row, : len(text)] = torch.tensor([UNITS.get(c, UNITS[UNKNOWN]) for c in plain])
            features[row, : len(text), 0] = torch.tensor([c.isupper() for c in text]).float()
            ends[row, list(places)] = 1
        yield ids, features, ends


def learn(found: dict[str, list[str]], recipe: Recipe) -> Network:
    """Train a network on paragraphs made of the sentences, new ones for each epoch."""
    torch.manual_seed(recipe.seed)
    order = random.Random(recipe.seed)  # noqa: S311 - repeatable, no secret
    kept = {lang: int(len(texts) * (1 - recipe.held_out)) for lang, texts in found.items()}
    shuffled = {lang: order.sample(texts, len(texts)) for lang, texts in found.items()}
    tests = {
        lang: list(paragraphs(texts[kept[lang] :], lang, order)) for lang, texts in shuffled.items()
    }
    network = Network(recipe)
    optimizer = torch.optim.Adam(network.parameters(), lr=recipe.rate)
    for epoch in range(recipe.epochs):
        made = [
            paragraph
            for lang, texts in shuffled.items()
            for paragraph in paragraphs(texts[: kept[lang]], lang, order)
        ]
        parts = list(batches(made, recipe.characters, order))
        for number, (ids, features, ends) in enumerate(parts):
            rate = recipe.rate * (1 - (epoch + number / len(parts)) / recipe.epochs)
            optimizer.param_groups[0]["lr"] = rate
            optimizer.zero_grad()
            scores = network(ids, features)
            judged = scores > NEVER / 2
            loss = nn.functional.binary_cross_entropy_with_logits(scores[judged], ends[judged])
            loss.backward()
            optimizer.step()
        figures = {lang: round(f1(network, texts, order), 4) for lang, texts in tests.items()}
        typer.echo(f"epoch {epoch + 1}, F1 on sentences held out: {figures}")
    return network


def f1(network: Network, made: list[Paragraph], order: random.Random) -> float:
    """Return how well the ends are found, but for those of the paragraphs."""
    right = found = true = 0
    for ids, features, ends in batches(made, 4_000, order):
        inner = nn.functional.pad((ids[:, 1:] != 0).float(), (0, 1))
        with torch.no_grad():
            guess = (network(ids, features) > 0) * inner
        right += int((guess * ends).sum())
        found += int(guess.sum())
        true += int((ends * inner).sum())
    return 2 * right / (found + true)


def write(network: Network, recipe: Recipe, path: Path) -> None:
    """Write the network as MiniSBD reads it, with the ids of the characters inside."""
    import onnx
    from onnx import TensorProto, helper, numpy_helper

    def described(name: str, kind: int, *last: int) -> onnx.ValueInfoProto:
        return helper.make_tensor_value_info(name, kind, ["batch", "length", *last])

    graph = helper.make_graph(
        nodes(recipe),
        "splitter",
        [described("units", TensorProto.INT64), described("features", TensorProto.FLOAT, 1)],
        [described("scores", TensorProto.FLOAT, 3)],
        [
            numpy_helper.from_array(value.detach().numpy(), name)
            for name, value in tensors(network).items()
        ],
    )
    model = helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION
    )
    helper.set_model_props(model, metadata())
    onnx.checker.check_model(model)
    path.parent.mkdir(parents=True, exist_ok=True)
    onnx.save(model, path)


def nodes(recipe: Recipe) -> list[Any]:
    """Return what ``Network.forward`` does, as ONNX says it."""
    from onnx import TensorProto, helper

    make = helper.make_node
    found = [
        make("Gather", ["embedding", "units"], ["embedded"]),
        make("Concat", ["embedded", "features"], ["characters"], axis=2),
        make("Transpose", ["characters"], ["transposed"], perm=[0, 2, 1]),
        make("Equal", ["units", "zero"], ["padding"]),
        make("Not", ["padding"], ["text"]),
        make("Cast", ["text"], ["ones"], to=TensorProto.FLOAT),
        make("Unsqueeze", ["ones", "one"], ["mask"]),
        make("Mul", ["transposed", "mask"], ["state0"]),
    ]
    for number, dilation in enumerate(recipe.dilations):
        names = [f"{name}{number}" for name in ("state", "weight", "bias")]
        pads = [dilation * (recipe.kernel // 2)] * 2
        found += [
            make("Conv", names, [f"conv{number}"], dilations=[dilation], pads=pads),
            make("Relu", [f"conv{number}"], [f"new{number}"]),
        ]
        if number:
            found.append(make("Add", [names[0], f"new{number}"], [f"sum{number}"]))
        new = f"sum{number}" if number else f"new{number}"
        found.append(make("Mul", [new, "mask"], [f"state{number + 1}"]))
    return [
        *found,
        make("Conv", [f"state{len(recipe.dilations)}", "weight", "bias"], ["last"]),
        make("Transpose", ["last"], ["learnt"], perm=[0, 2, 1]),
        make("Gather", ["rules", "units"], ["ruled"]),
        make("Add", ["learnt", "ruled"], ["scores"]),
    ]


def tensors(network: Network) -> dict[str, torch.Tensor]:
    """Return the weights and constants under the names that ``nodes`` calls them by."""
    layers = {
        f"{kind}{number}": getattr(layer, kind)
        for number, layer in enumerate(network.layers)
        for kind in ("weight", "bias")
    }
    return layers | {
        "zero": torch.tensor(0),
        "one": torch.tensor([1]),
        "rules": network.rules,
        "embedding": network.embedding.weight,
        # The other two classes have the score that the rules give them.
        "weight": nn.functional.pad(network.last.weight, (0, 0, 0, 0, SENTENCE, 0)),
        "bias": nn.functional.pad(network.last.bias, (SENTENCE, 0)),
    }


def metadata() -> dict[str, str]:
    """Return what MiniSBD asks a model for; a paragraph is never too long for ours."""
    config = {"feat_funcs": ["capitalized"], "max_seqlen": 1_000_000, "batch_size": 1}
    names = list(dict.fromkeys([PADDING, UNKNOWN, *UNITS]))
    vocabulary = {"lang": "", "lower": False, "_unit2id": UNITS, "_id2unit": names}
    told = {"config": config, "vocab": vocabulary, "lexicon": None}
    return {"lang_code": "ru"} | {key: json.dumps(value) for key, value in told.items()}


app = typer.Typer(pretty_exceptions_enable=False)


@app.command()
def train(
    tables: Annotated[
        list[Path], typer.Argument(exists=True, help="Aligned sentences: .tmx, .ru-kk-en.tsv.")
    ],
    output: Annotated[Path, typer.Option(help="File to write.")] = SPLITTER,
    epochs: Annotated[int, typer.Option(min=1)] = 4,
) -> None:
    """Train a splitter on sentences that stand alone, and write it as an ONNX model."""
    torch.set_num_threads(1)
    recipe = Recipe(epochs=epochs)
    write(learn(read_sentences(tables), recipe), recipe, output)
    typer.echo(f"{output}: {output.stat().st_size:,} bytes")


if __name__ == "__main__":
    try:
        app()
    except ToolkitError as error:
        typer.echo(f"toolkit: {error}", err=True)
        sys.exit(error.exit_code)
