"""Paragraphs whose sentence ends are known, put together of sentences that stood alone.

What makes ends hard to find is written into them: abbreviations, initials, decimals, quotations,
dialogue, lists, spaces that are missing. Such text teaches a splitter, and tells how good it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from toolkit.training.habits import HABITS, INITIALS, Habits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from random import Random

SPACES = " " * 20 + "\u00a0\n"
CLOSERS = "»”\"'’)]"
BRACKETS = (("(", ")"), ("(", ")"), ("[", "]"), ('"', '"'))
NAME = re.compile(r"(?<=[a-zа-яёәғқңөұүһі,] )(?=[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][a-zа-яёәғқңөұүһі]{2})")
NAME_END = re.compile(r"(?<= )[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][a-zа-яёәғқңөұүһі]{2,}(?= [a-zа-яёәғқңөұүһі])")
BETWEEN = re.compile(r"(?<=[a-zа-яёәғқңөұүһі]) (?=[a-zа-яёәғқңөұүһі])")
NUMBER = re.compile(r"(?<![\d.,:])\d{1,3}(?![\d.,:])")
LAST = re.compile(r"[.!?…]+$")
FINISHED = re.compile(rf"[.!?…][{re.escape(CLOSERS)}]*$")


class Paragraph(NamedTuple):
    """A text, and where the last character of each of its sentences stands."""

    text: str
    ends: tuple[int, ...]


def paragraphs(
    texts: Sequence[str], lang: str, random: Random, most: int = 7
) -> Iterator[Paragraph]:
    """Yield paragraphs of 1 to ``most`` sentences until every one of the texts was used once."""
    left = list(texts)
    random.shuffle(left)
    while left:
        count = random.randint(1, most)
        taken, left = left[:count], left[count:]
        written = [_written(sentence, HABITS[lang], random) for sentence in taken]
        yield _in_case(join(_arranged(written, HABITS[lang], random), random), random)


def join(
    texts: Sequence[str], random: Random, spaceless: float = 0.04, spaces: str = SPACES
) -> Paragraph:
    """Put sentences behind each other, with a white space of ``spaces`` between them.

    A share of them, ``spaceless``, gets none where the one before ends in a letter and a mark.
    """
    text, ends = "", []
    for sentence in texts:
        if text:
            bare = text[-1] in ".!?…" and text[-2].isalpha() and sentence[0].isupper()
            text += "" if bare and random.random() < spaceless else random.choice(spaces)
        text += sentence
        ends.append(len(text) - 1)
    return Paragraph(text, tuple(ends))


def _written(sentence: str, habits: Habits, random: Random) -> str:
    if not FINISHED.search(sentence):
        sentence += "."
    for step, share in STEPS:
        if random.random() < share:
            sentence = step(sentence, habits, random)
    return sentence


def _shortened(sentence: str, habits: Habits, random: Random) -> str:
    for pattern, short in habits.shortened:
        if random.random() < 0.8:
            short = short if random.random() < 0.6 else re.sub(r"(?<=\.) (?=\w+\.)", "", short)
            sentence = re.sub(pattern, short, sentence)
    return re.sub(r"(?<!\.)\.\.$", ".", sentence)


def _opened(sentence: str, habits: Habits, random: Random) -> str:
    return f"{random.choice(habits.openers).format(random.randint(1100, 2030))} {sentence}"


def _titled(sentence: str, habits: Habits, random: Random) -> str:
    return _inserted(sentence, NAME, random.choice(habits.titles) + " ", random)


def _initialled(sentence: str, habits: Habits, random: Random) -> str:
    letters = random.choices(INITIALS[habits.lang], k=random.choice((1, 1, 2)))
    between, after = random.choice(((". ", ". "), (".", ". "), (".", ".")))
    return _inserted(sentence, NAME, between.join(letters) + after, random)


def _suffixed(sentence: str, habits: Habits, random: Random) -> str:
    names = list(NAME_END.finditer(sentence))
    if not names:
        return sentence
    stop = random.choice(names).end()
    return f"{sentence[:stop]} {random.choice(habits.after_names)}{sentence[stop:]}"


def _decimal(sentence: str, _: Habits, random: Random) -> str:
    def longer(found: re.Match[str]) -> str:
        one, two = random.randint(1, 28), random.randint(10, 59)
        return random.choice(
            (
                f"{found[0]}.{one}",
                f"{found[0]},{one}",
                f"{found[0]}.{one}.{two}",
                f"{one:02}.{one % 12 + 1:02}.20{two}",
                f"{found[0]}.{two}",
            )
        )

    return NUMBER.sub(longer, sentence)


def _referring(sentence: str, habits: Habits, random: Random) -> str:
    number = random.choice((f"{random.randint(1, 99)}", f"{_digit(random)}.{_digit(random)}"))
    place = f"{random.choice(habits.before_numbers)} {number}"
    see = random.choice((place, place, f"{habits.see} {place}"))
    return _before_end(sentence, random.choice((f" ({see})", f", {see}")))


def _digit(random: Random) -> int:
    return random.randint(1, 9)


def _listed(sentence: str, habits: Habits, random: Random) -> str:
    and_so_on = random.choice((", ", " ")) + random.choice(habits.and_so_on)
    words = [found.start() for found in BETWEEN.finditer(sentence)]
    if words and random.random() < 0.5:
        place = random.choice(words)
        return sentence[:place] + and_so_on + sentence[place:]
    return LAST.sub("", sentence) + and_so_on


def _addressed(sentence: str, _: Habits, random: Random) -> str:
    words = ("gov.kz", "www.assembly.kz", "info@egov.kz", "https://stat.gov.kz/ru/news/12", "U.S.")
    return _before_end(
        sentence, random.choice((" ({})", ", {}", " – {}")).format(random.choice(words))
    )


def _exclaimed(sentence: str, _: Habits, random: Random) -> str:
    ends = ("!", "!", "?", "?", "...", "…", "?!", "!!!", "?..", "!..")
    return LAST.sub("", sentence) + random.choice(ends) if LAST.search(sentence) else sentence


def _hesitating(sentence: str, _: Habits, random: Random) -> str:
    return re.sub(r",(?= [a-zа-яёәғқңөұүһі])", random.choice(("...", "…")), sentence, count=1)


def _enclosed(sentence: str, habits: Habits, random: Random) -> str:
    words = [found.start() for found in BETWEEN.finditer(sentence)]
    if len(words) < 3:
        return sentence
    first = random.randrange(len(words) - 1)
    start, stop = words[first] + 1, words[min(first + random.randint(1, 3), len(words) - 1)]
    opened, closed = random.choice((*BRACKETS, *habits.quotes))
    mark = random.choice(("", "", "", "!", "?", "..."))
    return f"{sentence[:start]}{opened}{sentence[start:stop]}{mark}{closed}{sentence[stop:]}"


def _ended(sentence: str, habits: Habits, random: Random) -> str:
    """Let the last word be a letter, capitals, a number or a unit of measure."""
    letters = INITIALS[random.choice((habits.lang, "en"))]
    word = random.choice(
        (
            f"{random.choice(habits.labels)} {random.choice(letters)}",
            "".join(random.choices(letters, k=random.randint(2, 4))),
            f"{_digit(random)}{random.choice('–-:.,')}{_digit(random)}",
            f"{random.randint(1, 2030)}",
            f"{random.randint(1, 99)} {random.choice(habits.measures)}",
        )
    )
    return LAST.sub("", sentence) + f" {word}."


def _bracketed(sentence: str, _: Habits, random: Random) -> str:
    form = random.choice(("({})", "{}[1]", "{} [12]"))
    return form.format(sentence)


def _doubting(sentence: str, _: Habits, random: Random) -> str:
    return re.sub(r" (?=\w+ \w)", random.choice((" (!) ", " (?) ")), sentence, count=1)


STEPS: tuple[tuple[Callable[[str, Habits, Random], str], float], ...] = (
    (_shortened, 0.5),
    (_opened, 0.04),
    (_titled, 0.2),
    (_initialled, 0.2),
    (_suffixed, 0.05),
    (_decimal, 0.35),
    (_referring, 0.08),
    (_addressed, 0.04),
    (_listed, 0.05),
    (_hesitating, 0.04),
    (_enclosed, 0.15),
    (_ended, 0.08),
    (_exclaimed, 0.15),
    (_bracketed, 0.02),
    (_doubting, 0.01),
)


def _arranged(texts: list[str], habits: Habits, random: Random) -> list[str]:
    """Make a list or a conversation of the sentences, or leave them as they are."""
    kind = random.random()
    if kind < 0.1:
        mark = random.choice(("{}. ", "{}. ", "{}) ", "{}.1. ", "– ", "• "))
        return [mark.format(n) + text for n, text in enumerate(texts, _digit(random))]
    if kind < 0.35:
        return [*_spoken(texts[:2], habits, random), *texts[2:]]
    return texts


def _spoken(texts: list[str], habits: Habits, random: Random) -> list[str]:
    """Quote the sentences, with who says so before or after, or between dashes."""
    opened, closed = random.choice(habits.quotes)
    first, last = texts[0], texts[-1]
    kind = random.random()
    if kind < 0.3:  # Он сказал: «Мир. Труд».
        lines = [*texts[:-1], _quote_end(last, closed, random)]
        return [f"{random.choice(habits.introductions)} {opened}{lines[0]}", *lines[1:]]
    after = random.choice(habits.said)
    if kind < 0.75 or opened == '"':  # «Мир. Труд», — сказал он.
        end = last if last[-1] in "!?…" else LAST.sub("", last) + habits.comma_inside
        outside = "" if last[-1] in "!?…" else habits.comma_outside
        whole = f"{end}{closed}{outside} {after}."
        return [opened + whole] if len(texts) == 1 else [opened + first, whole]
    dash = random.choice("—–")  # — Мир? — сказал он. — Труд.
    head = first if first[-1] in "!?…" else LAST.sub("", first) + ","
    return [f"{dash} {head} {dash} {after.lstrip('—– ')}.", *(f"{dash} {s}" for s in texts[1:])]


def _quote_end(sentence: str, closed: str, random: Random) -> str:
    if sentence[-1] in "!?…" or random.random() < 0.4:
        return sentence + closed
    return LAST.sub("", sentence) + closed + "."


def _in_case(paragraph: Paragraph, random: Random) -> Paragraph:
    case = random.choices((str, str.lower, str.upper), (97, 1, 2))[0]
    text = case(paragraph.text)
    # "ŉ" and the like grow; then the places would no longer be true.
    return Paragraph(text, paragraph.ends) if len(text) == len(paragraph.text) else paragraph


def _inserted(sentence: str, place: re.Pattern[str], text: str, random: Random) -> str:
    places = [found.start() for found in place.finditer(sentence)]
    if not places:
        return sentence
    at = random.choice(places)
    return sentence[:at] + text + sentence[at:]


def _before_end(sentence: str, text: str) -> str:
    end = LAST.search(sentence)
    return sentence[: end.start()] + text + end[0] if end else sentence
