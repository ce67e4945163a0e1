"""Run one package's model with CTranslate2: many sentences at once, and no text lost."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from toolkit.alignment import Alignment, chunks, summed
from toolkit.engines.tokenizers import load_tokenizer
from toolkit.errors import PackageError
from toolkit.segmentation import join, pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from toolkit.alignment import Place
    from toolkit.engines import Texts
    from toolkit.engines.packages import Package

# As Argos Translate decodes (argostranslate/settings.py, translate.py).
BEAM_SIZE = 4
# CTranslate2's own limit, and near the number of positions of most models; an answer that
# reaches it was cut, and is translated again in parts.
MAXIMUM_ANSWER = 256
# Tokens in one pass of the network, padding included: more gains nothing on a processor.
BATCH_TOKENS = 1024
# Sentences between two reports of progress, and the wait after Ctrl-C; a few batches.
CHUNK = 64
# A part with fewer pieces than this is not divided again: if even that makes a model run on
# or fall silent, the source is worth more to the translator than the answer.
SMALLEST_PART = 12
# How often a model may say the same thing on end before it counts as running in circles.
REPETITIONS = 4
LONGEST_PHRASE = 8
# For a second try, when a model ran in circles. Never at first: names are said twice rightly.
NO_REPEATED_PHRASE = 3
# CTranslate2 gives the attention of the first head alone unless the file of the model says
# otherwise, as few do; 0 is the average of all. The value is the int16 behind the name.
ALIGNMENT_HEADS = re.compile(
    rb"decoder/alignment_heads\x00\x00\x02\x02\x00\x00\x00(?P<heads>..)", re.DOTALL
)
# A file over this many bytes is not read into memory a second time.
LARGE_FILE = 1_000_000_000
# The name stands in the first bytes, before any weights.
HEADER = 4096


class Answer(NamedTuple):
    """What a model said; ``whole`` when it came to an end by itself, saying something."""

    text: str
    whole: bool


class _Cut(NamedTuple):
    """A sentence and its translation, word by word: the places, and the pieces."""

    source_places: tuple[Place, ...]
    target_places: tuple[Place, ...]
    sources: list[list[str]]
    targets: list[list[str]]

    @property
    def source_pieces(self) -> list[str]:
        return [piece for pieces in self.sources for piece in pieces]

    @property
    def target_pieces(self) -> list[str]:
        return [piece for pieces in self.targets for piece in pieces]


class Model:
    """A loaded package."""

    def __init__(self, package: Package) -> None:
        """Load tokenizer and network; raise PackageError when one does not load."""
        import ctranslate2

        self._package = package
        self._tokenizer = load_tokenizer(package)
        inter, intra = threads(_processors())
        try:
            self._network: Any = ctranslate2.Translator(
                str(package.path / "model"),
                files=_files(package.path / "model"),
                device=os.environ.get("ARGOS_DEVICE_TYPE", "cpu"),
                compute_type=os.environ.get("ARGOS_COMPUTE_TYPE", "auto"),
                inter_threads=inter,
                intra_threads=intra,
            )
        except (RuntimeError, ValueError, MemoryError) as error:
            raise PackageError(
                package.path, f"the model does not load: {error}; get the package again"
            ) from None

    def translate(
        self, sentences: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> list[str]:
        """Translate each sentence; one that is too long, or comes back cut, goes in parts.

        ``progress`` is told how many more are done. A part that the model cannot answer
        at all comes back as it is.
        """
        answers: dict[str, str] = {}
        for chunk in self._chunks(sentences):
            answers.update(zip(chunk, self._whole(chunk), strict=True))
            if progress:
                progress(len(chunk))
        return [answers[sentence] for sentence in sentences]

    def align(self, texts: Sequence[Texts]) -> list[Alignment | None]:
        """Make the model write each translation again, and see where it looks for each word.

        None for a text without a word, or too long for the model.
        """
        cut = [self._cut(*each) for each in texts]
        fit = [one for one in cut if one]
        found = iter(self._alignments(fit)) if fit else iter(())
        return [next(found) if one else None for one in cut]

    def score(self, texts: Sequence[Texts]) -> list[float | None]:
        """Return the logarithm of each translation's probability; None as ``align``."""
        cut = [self._cut(*each) for each in texts]
        fit = [one for one in cut if one]
        prefix = [self._package.target_prefix] if self._package.target_prefix else []
        results = self._ask(
            self._network.score_batch,
            [self._tagged(one.source_pieces) for one in fit],
            [[*prefix, *one.target_pieces] for one in fit],
        )
        scores = (sum(result.log_probs[len(prefix) :]) for result in results)
        return [next(scores) if one else None for one in cut]

    def _cut(self, source: str, target: str) -> _Cut | None:
        """Cut both sides into pieces, word by word."""
        sources, targets = chunks(source), chunks(target)
        pieces_of = [
            [self._tokenizer.encode(chunk[0]) for chunk in side] for side in (sources, targets)
        ]
        lengths = [sum(map(len, side)) for side in pieces_of]
        limit = min(self._package.maximum_pieces, MAXIMUM_ANSWER)
        if not all(0 < length <= limit for length in lengths):
            return None
        if not all(found for side in pieces_of for found in side):
            return None
        places = [tuple(chunk.span() for chunk in side) for side in (sources, targets)]
        return _Cut(places[0], places[1], pieces_of[0], pieces_of[1])

    def _alignments(self, cut: Sequence[_Cut]) -> Iterator[Alignment]:
        prefix = [self._package.target_prefix] if self._package.target_prefix else []
        results = self._ask(
            self._network.translate_batch,
            [self._tagged(one.source_pieces) for one in cut],
            [[*prefix, *one.target_pieces] for one in cut],
            beam_size=1,
            max_decoding_length=MAXIMUM_ANSWER,
            return_attention=True,
        )
        for one, result in zip(cut, results, strict=True):
            tags = len(self._package.source_prefix)
            rows = [row[tags:] for row in result.attention[0][len(prefix) :]]
            lengths = [[len(found) for found in side] for side in (one.sources, one.targets)]
            yield Alignment(one.source_places, one.target_places, summed(rows, *lengths))

    def _chunks(self, sentences: Sequence[str]) -> Iterator[list[str]]:
        """Yield the different sentences, the longest first: what is too much fails at once.

        Sorted by text too, so that the same sentences meet in the same batches, and
        give the same answers, whatever order they came in.
        """
        ordered = sorted(set(sentences), key=lambda sentence: (-len(sentence), sentence))
        for start in range(0, len(ordered), CHUNK):
            yield ordered[start : start + CHUNK]

    def _whole(self, sentences: Sequence[str]) -> list[str]:
        """Translate, dividing what is over the model's limit."""
        limit = self._package.maximum_pieces
        parts = [pieces(sentence, limit, self._length) for sentence in sentences]
        answers = iter(self._answers([part.text for found in parts for part in found]))
        return [
            join(sentence, found, [next(answers) for _ in found])
            for sentence, found in zip(sentences, parts, strict=True)
        ]

    def _answers(self, parts: list[str]) -> list[str]:
        """Translate parts the model can take; try again what went wrong."""
        answers = self._decode(parts)
        # Silence is not tried again: told to say something, a model makes something up.
        running = [n for n, answer in enumerate(answers) if answer.text and not answer.whole]
        again = self._decode([parts[n] for n in running], no_repeat_ngram_size=NO_REPEATED_PHRASE)
        for number, answer in zip(running, again, strict=True):
            answers[number] = answer
        return [
            answer.text if answer.whole else self._in_halves(part)
            for part, answer in zip(parts, answers, strict=True)
        ]

    def _in_halves(self, part: str) -> str:
        length = self._length(part)
        halves = pieces(part, max(length * 2 // 3, SMALLEST_PART), self._length)
        if len(halves) == 1:
            return part
        return join(part, halves, self._answers([half.text for half in halves]))

    def _decode(self, parts: list[str], **options: int) -> list[Answer]:
        """Answer each part in one batch; see CTranslate2's ``Translator.translate_batch``."""
        if not parts:
            return []
        sources = [self._tokenizer.encode(part) for part in parts]
        prefix = [self._package.target_prefix] if self._package.target_prefix else None
        results = self._ask(
            self._network.translate_batch,
            [self._tagged(source) for source in sources],
            [prefix] * len(sources) if prefix else None,
            beam_size=BEAM_SIZE,
            length_penalty=self._package.length_penalty,
            repetition_penalty=self._package.repetition_penalty,
            max_decoding_length=MAXIMUM_ANSWER,
            replace_unknowns=True,
            return_end_token=True,
            **options,
        )
        return [
            self._answer(source, result.hypotheses[0], prefix or [])
            for source, result in zip(sources, results, strict=True)
        ]

    def _ask(self, method: Callable[..., list[Any]], *texts: object, **options: Any) -> list[Any]:
        """Run the network on a batch; raise PackageError where it fails."""
        # No silent cut: what is longer has been divided.
        size = {"max_batch_size": BATCH_TOKENS, "batch_type": "tokens", "max_input_length": 0}
        try:
            return method(*texts, **size, **options)
        except RuntimeError as error:
            raise PackageError(
                self._package.path, f"the model failed: {error}; get another package"
            ) from None

    def _answer(self, source: list[str], tokens: list[str], prefix: list[str]) -> Answer:
        # Short of the limit, the last token is the end that was asked for.
        ended = len(tokens) < MAXIMUM_ANSWER
        tokens = tokens[:-1] if ended else tokens
        if prefix and tokens[: len(prefix)] == prefix:
            tokens = tokens[len(prefix) :]
        text = self._tokenizer.decode(tokens)
        return Answer(text, ended and bool(text) and not circles(source, tokens))

    def _tagged(self, pieces: list[str]) -> list[str]:
        return [*self._package.source_prefix, *pieces, *self._package.source_suffix]

    def _length(self, text: str) -> int:
        return len(self._tokenizer.encode(text))


def threads(processors: int) -> tuple[int, int]:
    """Return how many batches to run at once, and with how many threads each."""
    at_once = max(1, min(4, processors // 2))
    return at_once, max(1, processors // at_once)


def circles(source: Sequence[str], answer: Sequence[str]) -> bool:
    """Say whether an answer repeats a phrase on end, as its source does not."""
    return _repeats(answer) and not _repeats(source)


def _repeats(tokens: Sequence[str]) -> bool:
    for length in range(1, LONGEST_PHRASE + 1):
        run = 0
        for place in range(length, len(tokens)):
            run = run + 1 if tokens[place] == tokens[place - length] else 0
            if run >= length * (REPETITIONS - 1) and run >= REPETITIONS:
                return True
    return False


def _files(folder: Path) -> dict[str, bytes] | None:
    """Return a model's files with the attention of all heads; None to take them as they are."""
    path = folder / "model.bin"
    if path.stat().st_size > LARGE_FILE:
        return None
    content = path.read_bytes()
    found = ALIGNMENT_HEADS.search(content, 0, HEADER)
    if not found:
        return None
    start, stop = found.span("heads")
    content = content[:start] + bytes(2) + content[stop:]
    others = (other for other in folder.iterdir() if other.is_file() and other != path)
    return {path.name: content, **{other.name: other.read_bytes() for other in others}}


def _processors() -> int:
    """Count the processors this process may use, which in a container are not all there are."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
