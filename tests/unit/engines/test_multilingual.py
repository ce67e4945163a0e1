"""One model for several directions: what its folder says, and how the engine runs it."""

import json
from itertools import permutations

import pytest
from packages import build_multilingual, build_package

from toolkit.config import Project
from toolkit.engines import TermMode, TermSpan, packages
from toolkit.engines.argos import ArgosEngine
from toolkit.engines.decoding import Model
from toolkit.engines.network import Network
from toolkit.engines.packages import Place, by_folder, find_packages, folder_name, read_packages
from toolkit.errors import PackageError
from toolkit.model import Pair

SIX = {Pair(*pair) for pair in permutations(("kk", "ru", "en"), 2)}
RU_KK, RU_EN, KK_RU = Pair("ru", "kk"), Pair("ru", "en"), Pair("kk", "ru")
INTO = {"kk": {"и": "і"}, "en": {"и": "i"}}
ANNOTATION = {"style": "lemma", "start": "⟦t⟧", "separator": "⟦s⟧", "end": "⟦/t⟧"}


@pytest.fixture(autouse=True)
def _nothing_shipped(tmp_path, monkeypatch):
    monkeypatch.setattr(packages, "SHIPPED", tmp_path / "shipped")


def engine(tmp_path, *folders, fast=False):
    return ArgosEngine(Project(root=tmp_path, packages=folders, fast=fast))


def described(folder, **changes):
    path = folder / "metadata.json"
    metadata = json.loads(path.read_text(encoding="utf-8")) | changes
    path.write_text(json.dumps(metadata), encoding="utf-8")
    return folder


def test_a_folder_has_a_package_for_each_direction(tmp_path):
    folder = build_multilingual(tmp_path, protection_markers=16)
    found = {package.pair: package for package in read_packages(folder, Place.PROJECT)}

    assert found.keys() == SIX
    assert {package.path for package in found.values()} == {folder}
    assert found[RU_KK].target_prefix == "<2kk>"
    assert found[RU_EN].target_prefix == "<2en>"
    assert found[RU_KK].names == ("Russian", "Kazakh")
    assert all(set(package.directions) == SIX for package in found.values())
    assert (str(found[RU_KK]), found[RU_KK].label) == ("ru→kk 2.0", "kk, ru, en 2.0")
    assert {folder_name(package) for package in found.values()} == {folder.name}


def test_packages_are_grouped_by_their_folder(tmp_path):
    folders = build_multilingual(tmp_path), build_package(tmp_path)
    found = find_packages(Project(root=tmp_path, packages=folders))

    assert [len(group) for group in by_folder(found)] == [6, 1]


def test_a_source_and_a_target_go_before_languages(tmp_path):
    folder = build_package(tmp_path, languages=[{"code": "en"}, {"code": "kk"}])
    assert [package.pair for package in read_packages(folder, Place.PROJECT)] == [RU_KK]


@pytest.mark.parametrize(
    "languages",
    [
        None,
        [],
        "kk ru",
        ["kk", "ru"],
        [{"code": "kk"}],
        [{"code": "kk"}, {"code": "kk"}],
        [{"code": "kk"}, {"name": "Russian"}],
        [{"code": "kk"}, {"code": "../ru"}],
        [{"code": "kk"}, {"code": ["ru"]}],
        [{"code": f"a{first}{second}"} for first in "bcdefg" for second in "bcdefg"],
    ],
)
def test_languages_that_cannot_be_used_are_refused(tmp_path, languages):
    folder = described(build_multilingual(tmp_path), languages=languages)
    with pytest.raises(PackageError, match="no usable 'languages'") as error:
        read_packages(folder, Place.PROJECT)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("prefixes", "what"),
    [
        ({"kk": "<2kk>", "ru": "<2ru>"}, "has no token for 'en' in 'target_prefixes'"),
        ({"kk": "<2kk>", "ru": "<2ru>", "en": ""}, "has no token for 'en' in 'target_prefixes'"),
        ({"kk": "<2kk>", "ru": "<2ru>", "en": 7}, "no usable 'target_prefixes'"),
        ({"kk": "<2kk>", "ru": "<2ru>", "en": "<2ru>"}, "no usable 'target_prefixes'"),
        (["<2kk>", "<2ru>", "<2en>"], "no usable 'target_prefixes'"),
    ],
)
def test_every_language_needs_a_token_of_its_own(tmp_path, prefixes, what):
    folder = described(build_multilingual(tmp_path), target_prefixes=prefixes)
    with pytest.raises(PackageError, match=what):
        read_packages(folder, Place.PROJECT)


def test_a_tokenizer_for_one_language_is_not_enough(tmp_path):
    folder = build_multilingual(tmp_path)
    (folder / "sentencepiece.model").rename(folder / "bpe.model")
    with pytest.raises(PackageError, match=r"has no sentencepiece\.model; get the package again"):
        read_packages(folder, Place.PROJECT)


def test_a_token_the_model_does_not_know_is_refused_before_it_translates(tmp_path):
    prefixes = {"kk": "<2kk>", "ru": "<2ru>", "en": "<to-en>"}
    found = engine(tmp_path, build_multilingual(tmp_path, target_prefixes=prefixes))

    assert found.translate(["мир"], RU_KK) == ["мир"]
    with pytest.raises(PackageError, match="does not know '<to-en>', which is to start a"):
        found.translate(["мир"], RU_EN)


def test_each_direction_gets_its_own_language(tmp_path):
    found = engine(tmp_path, build_multilingual(tmp_path, substitutions=INTO))

    assert found.pairs() == SIX
    assert found.origin(RU_KK) == "argos ru→kk 2.0"
    assert found.translate(["мир и покой"], RU_KK) == ["мір і покой"]
    assert found.translate(["мир и покой"], RU_EN) == ["мiр i покой"]
    assert found.translate(["мир и покой"], KK_RU) == ["мир и покой"]


def test_all_parts_of_a_long_sentence_get_the_same_language(tmp_path):
    found = engine(tmp_path, build_multilingual(tmp_path, positions=64, substitutions=INTO))
    sentence = "мир и покой, " * 30 + "зал."

    assert found.translate([sentence], RU_KK) == [sentence.replace("и", "і")]


def test_a_text_with_the_token_in_it_keeps_it(tmp_path):
    found = engine(tmp_path, build_multilingual(tmp_path, substitutions=INTO))
    assert found.translate(["<2en> и мир"], RU_KK) == ["<2en> і мір"]


def test_the_model_is_loaded_once_for_all_directions(tmp_path, monkeypatch):
    loaded = []
    really = Network.__init__
    monkeypatch.setattr(
        Network,
        "__init__",
        lambda self, package: (loaded.append(package), really(self, package))[0],
    )
    found = engine(tmp_path, build_multilingual(tmp_path))
    for pair in SIX:
        found.translate(["мир"], pair)

    assert len(loaded) == 1


def test_a_direct_direction_is_used_before_two_packages(tmp_path):
    two = build_package(tmp_path, ("ru", "en"), "9"), build_package(tmp_path, ("en", "kk"), "9")
    found = engine(tmp_path, *two, build_multilingual(tmp_path))

    assert found.origin(RU_KK) == "argos ru→kk 2.0"
    assert found.origin(RU_EN) == "argos ru→en 9"


def test_a_direction_can_be_half_of_a_way_through_a_third_language(tmp_path):
    tr = build_package(tmp_path, ("en", "tr"), "1.5", substitutions={"i": "y"})
    found = engine(tmp_path, build_multilingual(tmp_path, substitutions=INTO), tr)

    assert found.origin(Pair("ru", "tr")) == "argos ru→en 2.0 → en→tr 1.5"
    assert found.translate(["мир"], Pair("ru", "tr")) == ["мyр"]


def test_terms_are_written_into_the_source_in_every_direction(tmp_path):
    into = {language: {"t": "x", "s": "y"} for language in ("kk", "en")}
    folder = build_multilingual(tmp_path, substitutions=into, term_annotation=ANNOTATION)
    found, terms = engine(tmp_path, folder), [(TermSpan(0, 3, "бейбітшілік"),)]

    assert {found.terms(pair) for pair in SIX} == {TermMode.INLINE}
    assert found.translate(["мир и"], RU_KK, None, terms) == ["⟦x⟧ мир ⟦y⟧ бейбітшілік ⟦/x⟧ и"]


def test_the_start_of_the_target_is_no_word_of_an_alignment_nor_of_a_score(tmp_path):
    folder = build_multilingual(tmp_path, substitutions=INTO)
    found = {package.pair: Model(package) for package in read_packages(folder, Place.PROJECT)}

    (alignment,) = found[RU_KK].align([("мир и покой", "мір і покой")])
    assert len(alignment.weights) == len(alignment.weights[0]) == 3
    scores = {pair: found[pair].score([("ии", "іі")])[0] for pair in (RU_KK, RU_EN)}
    assert scores[RU_EN] < scores[RU_KK] <= 0


def test_a_text_just_short_of_the_limit_is_aligned_to_its_last_word(tmp_path):
    folder = build_multilingual(tmp_path, positions=300, maximum_pieces=256)
    model = Model(read_packages(folder, Place.PROJECT)[0])
    for letters in (253, 254, 255, 256):
        text = f"{'м' * (letters - 3)} и"
        (alignment,) = model.align([(text, text)])
        assert (alignment is None) == (letters > 255)
        assert alignment is None or len(alignment.weights) == 2


def test_fast_says_so_and_translates_too(tmp_path):
    found = engine(tmp_path, build_multilingual(tmp_path, substitutions=INTO), fast=True)

    assert found.origin(RU_KK) == "argos ru→kk 2.0, fast"
    assert found.translate(["мир и", "", "зал"], RU_KK) == ["мір і", "", "зал"]
