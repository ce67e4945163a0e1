"""Translate with one package: many sentences at once, and no text lost."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from toolkit.alignment import Alignment, chunks, summed
from toolkit.annotation import strip
from toolkit.engines.network import Network
from toolkit.engines.scripts import foreign
from toolkit.errors import PackageError
from toolkit.protection import same_markers
from toolkit.quotation import unpaired
from toolkit.segmentation import join, pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from toolkit.alignment import Place
    from toolkit.engines import Texts
    from toolkit.engines.packages import Package
    from toolkit.model import Segment

# As Argos Translate decodes (argostranslate/settings.py, translate.py).
BEAM_SIZE = 4
# Greedily, where speed counts for more.
FAST_BEAM_SIZE = 1
# CTranslate2's own limit, and near the number of positions of most models; an answer that
# reaches it was cut, and is translated again in parts.
MAXIMUM_ANSWER = 256
# Sentences between two reports of progress, and the wait after Ctrl-C; a few batches.
CHUNK = 64
# A part with fewer pieces than this is not divided again: if even that makes a model run on
# or fall silent, the source is worth more to the translator than the answer.
SMALLEST_PART = 12
# How often a model may say the same thing on end before it counts as running in circles.
REPETITIONS = 4
LONGEST_PHRASE = 8
# Answers to choose from, when the best one lost a protection marker or a quotation mark, or says
# what the source says.
WIDE_BEAM_SIZE = 8
# For a second try, when a model ran in circles. Never at first: names are said twice rightly.
NO_REPEATED_PHRASE = 3


Found = TypeVar("Found")


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
    """A loaded package: one direction of its folder's network."""

    def __init__(
        self, package: Package, network: Network | None = None, beam_size: int = BEAM_SIZE
    ) -> None:
        """Load the network unless it is given; raise PackageError when it does not load.

        Or when it does not know the token that starts a target.
        """
        self._package = package
        self._network = network or Network(package)
        self._tokenizer = self._network.tokenizer
        self._beam_size = beam_size
        self._prefix = [package.target_prefix] if package.target_prefix else []
        known = self._network.target_tokens if self._prefix else frozenset()
        shared = known if package.own_letters else frozenset()
        self._suppressed = [[token] for token in foreign(shared, package.pair.target)]
        if known and not known.issuperset(self._prefix):
            raise PackageError(
                package.path,
                f"the model does not know '{package.target_prefix}', which is to start a "
                f"translation into '{package.pair.target}'; get the package again",
            )

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
        return self._in_chunks(texts, self._alignments)

    def score(self, texts: Sequence[Texts]) -> list[float | None]:
        """Return the logarithm of each translation's probability; None as ``align``."""
        return self._in_chunks(texts, self._scores)

    def fits(self, text: str) -> bool:
        """Say whether the model takes a text whole, or it has to be divided."""
        return self._length(text) <= self._package.maximum_pieces

    def parts(self, sentence: str) -> tuple[Segment, ...]:
        """Divide a sentence into what the model takes whole, where it can be."""
        return pieces(sentence, self._package.maximum_pieces, self._length)

    def _in_chunks(
        self, texts: Sequence[Texts], ask: Callable[[Sequence[_Cut]], Iterable[Found]]
    ) -> list[Found | None]:
        """Ask about a chunk at a time, the longest first; None for what is too much."""
        ordered = sorted(set(texts), key=lambda each: (-len(each[0]) - len(each[1]), each))
        answers: dict[Texts, Found] = {}
        for start in range(0, len(ordered), CHUNK):
            cut = {each: self._cut(*each) for each in ordered[start : start + CHUNK]}
            fit = {each: one for each, one in cut.items() if one}
            if fit:
                answers.update(zip(fit, ask([*fit.values()]), strict=True))
        return [answers.get(each) for each in texts]

    def _cut(self, source: str, target: str) -> _Cut | None:
        """Cut both sides into pieces, word by word."""
        sources, targets = chunks(source), chunks(target)
        pieces_of = [
            [self._tokenizer.encode(chunk[0]) for chunk in side] for side in (sources, targets)
        ]
        lengths = [sum(map(len, side)) for side in pieces_of]
        limit = min(self._package.maximum_pieces, MAXIMUM_ANSWER - len(self._prefix))
        if not all(0 < length <= limit for length in lengths):
            return None
        if not all(found for side in pieces_of for found in side):
            return None
        places = [tuple(chunk.span() for chunk in side) for side in (sources, targets)]
        return _Cut(places[0], places[1], pieces_of[0], pieces_of[1])

    def _alignments(self, cut: Sequence[_Cut]) -> Iterator[Alignment]:
        results = self._network.translate(
            [self._tagged(one.source_pieces) for one in cut],
            [[*self._prefix, *one.target_pieces] for one in cut],
            beam_size=1,
            max_decoding_length=MAXIMUM_ANSWER,
            return_attention=True,
        )
        for one, result in zip(cut, results, strict=True):
            tags = len(self._package.source_prefix)
            rows = [row[tags:] for row in result.attention[0][len(self._prefix) :]]
            lengths = [[len(found) for found in side] for side in (one.sources, one.targets)]
            yield Alignment(one.source_places, one.target_places, summed(rows, *lengths))

    def _scores(self, cut: Sequence[_Cut]) -> Iterator[float]:
        results = self._network.score(
            [self._tagged(one.source_pieces) for one in cut],
            [[*self._prefix, *one.target_pieces] for one in cut],
        )
        for result in results:
            yield sum(result.log_probs[len(self._prefix) :])

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
        parts = [self.parts(sentence) for sentence in sentences]
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
        self._look_wider(parts, answers)
        return [
            answer.text if answer.whole else self._in_halves(part)
            for part, answer in zip(parts, answers, strict=True)
        ]

    def _look_wider(self, parts: Sequence[str], answers: list[Answer]) -> None:
        """Replace an answer that lost marks by the likeliest of more that lost the fewest.

        One that copies its source may be a name, or an answer that a narrow search passed by.
        """
        doubtful = [
            number
            for number, (part, answer) in enumerate(zip(parts, answers, strict=True))
            if answer.whole and (answer.text == part or any(_lost(part, answer)))
        ]
        wide = {"beam_size": WIDE_BEAM_SIZE, "num_hypotheses": WIDE_BEAM_SIZE}
        every = self._hypotheses([parts[number] for number in doubtful], **wide)
        for number, others in zip(doubtful, every, strict=True):
            whole = [*(one for one in others if one.whole), answers[number]]
            answers[number] = min(whole, key=partial(_lost, parts[number]))

    def _in_halves(self, part: str) -> str:
        # No annotation is cut in two: a part that fails with its terms is tried without.
        plain = strip(part, self._package.annotation) if self._package.annotation else part
        if plain != part:
            return self._answers([plain])[0]
        length = self._length(part)
        halves = pieces(part, max(length * 2 // 3, SMALLEST_PART), self._length)
        if len(halves) == 1:
            return part
        return join(part, halves, self._answers([half.text for half in halves]))

    def _decode(self, parts: list[str], **options: int) -> list[Answer]:
        """Answer each part in one batch."""
        return [found[0] for found in self._hypotheses(parts, **options)]

    def _hypotheses(self, parts: list[str], **options: int) -> list[list[Answer]]:
        """Answer each part in one batch, the likeliest answer first."""
        if not parts:
            return []
        sources = [self._tokenizer.encode(part) for part in parts]
        results = self._network.translate(
            [self._tagged(source) for source in sources],
            [self._prefix] * len(sources) if self._prefix else None,
            length_penalty=self._package.length_penalty,
            repetition_penalty=self._package.repetition_penalty,
            max_decoding_length=MAXIMUM_ANSWER,
            replace_unknowns=True,
            return_end_token=True,
            suppress_sequences=self._suppressed or None,
            **{"beam_size": self._beam_size, **options},
        )
        return [
            [self._answer(source, tokens) for tokens in result.hypotheses]
            for source, result in zip(sources, results, strict=True)
        ]

    def _answer(self, source: list[str], tokens: list[str]) -> Answer:
        # Short of the limit, the last token is the end that was asked for.
        ended = len(tokens) < MAXIMUM_ANSWER
        tokens = tokens[:-1] if ended else tokens
        if tokens[: len(self._prefix)] == self._prefix:
            tokens = tokens[len(self._prefix) :]
        text = self._tokenizer.decode(tokens)
        return Answer(text, ended and bool(text) and not circles(source, tokens))

    def _tagged(self, pieces: list[str]) -> list[str]:
        return [*self._package.source_prefix, *pieces, *self._package.source_suffix]

    def _length(self, text: str) -> int:
        return len(self._tokenizer.encode(text))


def circles(source: Sequence[str], answer: Sequence[str]) -> bool:
    """Say whether an answer repeats a phrase on end, as its source does not."""
    return _repeats(answer) and not _repeats(source)


def _lost(source: str, answer: Answer) -> tuple[bool, bool]:
    """Say whether an answer lost protection markers, and whether quotation marks."""
    markers = not same_markers(source, answer.text)
    return markers, bool(unpaired(answer.text) and not unpaired(source))


def _repeats(tokens: Sequence[str]) -> bool:
    for length in range(1, LONGEST_PHRASE + 1):
        run = 0
        for place in range(length, len(tokens)):
            run = run + 1 if tokens[place] == tokens[place - length] else 0
            if run >= length * (REPETITIONS - 1) and run >= REPETITIONS:
                return True
    return False
