"""What ``metadata.json`` says of a package, each value checked when it is asked for.

Format: argostranslate/package.py. Keys of our own, which other programs pass over, are
described where ``toolkit.engines.packages`` takes them up.
"""

from __future__ import annotations

import json
import re
from itertools import permutations
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from toolkit.annotation import LEMMA, Markers
from toolkit.errors import PackageError
from toolkit.model import Pair

if TYPE_CHECKING:
    from pathlib import Path

METADATA = "metadata.json"

LARGEST = 1_000_000  # no number in the metadata is near it; NaN and infinity are not below it
# Each language more is a direction more from and into every other.
MOST_LANGUAGES = 32
SHOWN = 100  # characters of an unusable value in an error

# Codes and versions become names of folders, so nothing else may be in them.
CODE = re.compile(r"[a-z]{2,3}(?:[_-][A-Za-z]{2,8})?")
VERSION = re.compile(r"[0-9A-Za-z]+(?:[._-][0-9A-Za-z]+)*")

# Markers of terms: brackets around what is no number, which a protection marker is.
ANNOTATION = re.compile(r"⟦[^⟦⟧\s\d]{1,8}⟧")

Setting = TypeVar("Setting", int, float, str)


class Direction(NamedTuple):
    """A pair that a package translates, the names of the languages, and what starts a target."""

    pair: Pair
    names: tuple[str, str]
    target_prefix: str


class Metadata:
    """The metadata of one folder; every method raises PackageError, for ``shown``."""

    def __init__(self, folder: Path, shown: Path) -> None:
        self._shown = shown
        self._values = self._read(folder)
        if (kind := self._values.get("type", "translate")) != "translate":
            raise PackageError(shown, f"is a package for '{kind}'; choose one that translates")

    def version(self) -> str:
        """Return the package's version."""
        return self._matching("package_version", VERSION)

    def languages(self) -> tuple[str, ...]:
        """Return the codes of a multilingual package; () for one with a source and a target.

        Argos's key ``languages`` has each language as a source and as a target.
        """
        if not self._multilingual():
            return ()
        codes = [self._code(language) for language in self._listed()]
        sound = None not in codes and len(set(codes)) == len(codes)
        if not sound or not 2 <= len(codes) <= MOST_LANGUAGES:
            raise self._unusable("languages")
        return tuple(filter(None, codes))

    def directions(self) -> tuple[Direction, ...]:
        """Return every direction: from each language of a multilingual package into each other."""
        languages = self.languages()
        if not languages:
            pair = Pair(self._matching("from_code", CODE), self._matching("to_code", CODE))
            names = str(self._values.get("from_name", "")), str(self._values.get("to_name", ""))
            return (Direction(pair, names, self.setting("target_prefix", "")),)
        names_of = {language["code"]: str(language.get("name", "")) for language in self._listed()}
        prefixes = self._target_prefixes(languages)
        return tuple(
            Direction(Pair(source, target), (names_of[source], names_of[target]), prefixes[target])
            for source, target in permutations(languages, 2)
        )

    def setting(self, key: str, default: Setting) -> Setting:
        """Return a number or a text, of the type of ``default``."""
        kind = type(default)
        value = self._values.get(key, default)
        # JSON has one type of number, so a fraction may be written as 1; true is no number.
        kinds = (float, int) if kind is float else (kind,)
        if type(value) in kinds and (kind is str or 0 <= value < LARGEST):
            return kind(value)
        raise self._unusable(key)

    def tokens(self, key: str) -> tuple[str, ...]:
        """Return a list of tokens, none of them empty."""
        value = self._values.get(key, [])
        if isinstance(value, list) and all(isinstance(token, str) and token for token in value):
            return tuple(value)
        raise self._unusable(key)

    def annotation(self) -> Markers | None:
        """Return the markers of terms, three different ones; None where there are none."""
        value = self._values.get("term_annotation")
        if value is None:
            return None
        if isinstance(value, dict) and isinstance(value.get("style"), str):
            if value["style"] != LEMMA:
                return None
            found = [value.get(part) for part in ("start", "separator", "end")]
            sound = [part for part in found if isinstance(part, str) and ANNOTATION.fullmatch(part)]
            if len(set(sound)) == len(found):
                return Markers(*sound)
        raise self._unusable("term_annotation")

    def _read(self, folder: Path) -> dict[str, Any]:
        try:
            values = json.loads((folder / METADATA).read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise PackageError(self._shown, f"has no {METADATA}; it is no Argos package") from None
        except OSError as error:
            raise PackageError(
                self._shown, f"{METADATA} cannot be read: {error.strerror}"
            ) from None
        except (ValueError, RecursionError):
            raise PackageError(
                self._shown, f"{METADATA} is not valid JSON in UTF-8; get the package again"
            ) from None
        if isinstance(values, dict):
            return values
        raise PackageError(self._shown, f"{METADATA} is not a JSON object; get the package again")

    def _multilingual(self) -> bool:
        alone = "from_code" in self._values or "to_code" in self._values
        return "languages" in self._values and not alone

    def _listed(self) -> list[Any]:
        listed = self._values["languages"]
        return listed if isinstance(listed, list) else []

    def _code(self, language: object) -> str | None:
        code = language.get("code") if isinstance(language, dict) else None
        return code if isinstance(code, str) and CODE.fullmatch(code) else None

    def _target_prefixes(self, languages: tuple[str, ...]) -> dict[str, str]:
        """Return the token that starts a target, by language; it alone says which is wanted."""
        prefixes = self._values.get("target_prefixes", {})
        if not isinstance(prefixes, dict):
            raise self._unusable("target_prefixes")
        for language in languages:
            prefix = prefixes.get(language, "")
            if not isinstance(prefix, str):
                raise self._unusable("target_prefixes")
            if not prefix:
                raise PackageError(
                    self._shown,
                    f"{METADATA} has no token for '{language}' in 'target_prefixes'; "
                    "get the package again",
                )
        if len({prefixes[language] for language in languages}) < len(languages):
            raise self._unusable("target_prefixes")
        return prefixes

    def _matching(self, key: str, pattern: re.Pattern[str]) -> str:
        value = self._values.get(key)
        if isinstance(value, str) and pattern.fullmatch(value):
            return value
        raise self._unusable(key)

    def _unusable(self, key: str) -> PackageError:
        value = repr(self._values.get(key))
        cut = value if len(value) <= SHOWN else value[: SHOWN - 1] + "…"
        return PackageError(
            self._shown, f"{METADATA} has no usable '{key}': {cut}; get the package again"
        )
