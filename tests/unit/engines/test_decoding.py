from types import SimpleNamespace

import pytest
from packages import build_package

from toolkit.engines.decoding import CHUNK, MAXIMUM_ANSWER, Model, circles
from toolkit.engines.network import Network
from toolkit.engines.packages import Place, read_package
from toolkit.errors import PackageError


def model(parent, **options):
    return Model(read_package(build_package(parent, **options), Place.PROJECT))


def test_many_sentences_keep_their_order(tmp_path):
    sentences = [str(number) for number in range(CHUNK + 9)]
    done = []
    assert model(tmp_path, positions=16).translate(sentences, done.append) == sentences
    assert done == [CHUNK, 9]


def test_a_sentence_longer_than_the_model_takes_is_translated_in_parts(tmp_path):
    sentence = "мир и покой, " * 30 + "зал."
    found = model(tmp_path, positions=64, substitutions={"м": "М"})
    assert found.translate([sentence]) == [sentence.replace("м", "М")]


def test_a_word_longer_than_the_model_takes_is_not_lost(tmp_path):
    assert model(tmp_path, positions=64).translate(["ш" * 200]) == ["ш" * 200]


def test_a_model_that_never_stops_leaves_the_source(tmp_path):
    found = model(tmp_path, positions=MAXIMUM_ANSWER + 8, substitutions={"</s>": "а"})
    assert found.translate(["мир"]) == ["мир"]


def test_only_the_part_a_model_cannot_answer_stays_in_the_source_language(tmp_path):
    found = model(tmp_path, substitutions={"м": "М", "ж": "▁"})
    assert found.translate(["жжжж", "мир"]) == ["жжжж", "Мир"]


@pytest.mark.parametrize("word", ["⟦" + "ж" * 300 + "⟧", "ж" + "\u0301" * 300, "⟦7⟧" * 100])
def test_what_cannot_be_divided_or_answered_stays(tmp_path, word):
    found = model(tmp_path, substitutions={"ж": "▁", "⟦7⟧": "▁", "<unk>": "▁"})
    assert found.translate([word]) == [word]


def test_a_target_prefix_is_sent_and_taken_off_again(tmp_path):
    found = model(tmp_path, target_prefix="⟦0⟧")
    # The model copies by position, so the prefix stands for the first piece, a space.
    assert found.translate(["мир"]) == ["мир"]


def test_a_model_that_fails_while_translating_is_named(tmp_path):
    found = model(tmp_path, positions=64, maximum_pieces=200)
    with pytest.raises(PackageError, match="the model failed"):
        found.translate(["мир " * 40])


@pytest.mark.parametrize("method", [Model.align, Model.score])
def test_a_model_that_fails_over_a_translation_is_named(tmp_path, method):
    found = model(tmp_path, positions=64, maximum_pieces=200)
    with pytest.raises(PackageError, match="the model failed"):
        method(found, [("мир " * 40, "мир " * 40)])


class AskedNetwork(Network):
    """Remembers how many texts it was asked about at once."""

    def __init__(self, package):
        super().__init__(package)
        self.asked = []

    def translate(self, sources, *others, **options):
        self.asked.append(len(sources))
        return super().translate(sources, *others, **options)

    def score(self, sources, *others):
        self.asked.append(len(sources))
        return super().score(sources, *others)


@pytest.mark.parametrize("method", [Model.align, Model.score])
def test_translations_are_looked_at_in_chunks_so_that_ctrl_c_need_not_wait(tmp_path, method):
    package = read_package(build_package(tmp_path, positions=24), Place.PROJECT)
    network = AskedNetwork(package)
    numbers = [str(number) for number in range(CHUNK + 9)]
    texts = [(number, number) for number in [*numbers, "7", "слишком длинное слово"]]
    # The longest come first, and what is too long is not asked about.

    found = method(Model(package, network), texts)

    assert network.asked == [CHUNK - 1, 10]
    assert found[-1] is None
    assert found[-2] == found[7]
    assert all(each is not None for each in found[:-1])


def test_alignments_and_scores_are_those_of_their_texts(tmp_path):
    found = model(tmp_path)
    texts = [("мир и зал", "мир и зал"), ("мир", "мир"), ("зал и", "мир и")]
    assert [len(alignment.targets) for alignment in found.align(texts)] == [3, 1, 2]
    *right, wrong = found.score(texts)
    assert wrong < min(right)


def test_a_model_that_never_stops_over_a_term_leaves_no_annotation(tmp_path):
    marks = {"style": "lemma", "start": "⟦t⟧", "separator": "⟦s⟧", "end": "⟦/t⟧"}
    positions, never = MAXIMUM_ANSWER + 8, {"</s>": "а"}
    found = model(tmp_path, positions=positions, substitutions=never, term_annotation=marks)
    assert found.translate(["⟦t⟧ мир ⟦s⟧ бейбітшілік ⟦/t⟧ и"]) == ["мир и"]


class WideNetwork(Network):
    """Its best answers are those given, in their order."""

    def __init__(self, package, *answers):
        super().__init__(package)
        self.answers = answers

    def translate(self, sources, *_, num_hypotheses=1, **_options):
        tokens = [[*self.tokenizer.encode(answer), "</s>"] for answer in self.answers]
        return [SimpleNamespace(hypotheses=tokens[:num_hypotheses]) for _ in sources]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (["мир ⟦0⟧", "мала ⟦1⟧ и ⟦0⟧"], "мала ⟦1⟧ и ⟦0⟧"),
        (["зал ⟦1⟧ ⟦0⟧", "мала ⟦0⟧ и ⟦1⟧"], "зал ⟦1⟧ ⟦0⟧"),
        (["мир ⟦0⟧ ⟦0⟧ ⟦1⟧", "", "мала ⟦0⟧ ⟦1⟧"], "мала ⟦0⟧ ⟦1⟧"),
        (["мир ⟦0⟧", "зал ⟦1⟧"], "мир ⟦0⟧"),
    ],
    ids=["lost", "kept", "said twice", "lost by all"],
)
def test_the_best_answer_that_keeps_every_marker_is_taken(tmp_path, answers, expected):
    package = read_package(build_package(tmp_path), Place.PROJECT)
    found = Model(package, WideNetwork(package, *answers))
    assert found.translate(["мир ⟦0⟧ и ⟦1⟧"]) == [expected]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (["«мир ⟦0⟧", "«мала» ⟦0⟧"], "«мала» ⟦0⟧"),
        (["«мир ⟦0⟧", "«мала» и", "«зал ⟦0⟧"], "«мир ⟦0⟧"),
        (["мир ⟦0⟧", "«мала» ⟦0⟧"], "мир ⟦0⟧"),
    ],
    ids=["left open", "a marker counts for more", "none at all"],
)
def test_the_best_answer_that_closes_its_quotes_is_taken(tmp_path, answers, expected):
    package = read_package(build_package(tmp_path), Place.PROJECT)
    found = Model(package, WideNetwork(package, *answers))
    assert found.translate(["«рама» ⟦0⟧"]) == [expected]


def test_quotes_that_the_source_leaves_open_may_stay_open(tmp_path):
    package = read_package(build_package(tmp_path), Place.PROJECT)
    found = Model(package, WideNetwork(package, "«мир ⟦0⟧", "«мала» ⟦0⟧"))
    assert found.translate(["«рама ⟦0⟧"]) == ["«мир ⟦0⟧"]


class NarrowNetwork(Network):
    """Copies, until it is asked to look wider."""

    def translate(self, sources, *_, num_hypotheses=1, **_options):
        answer = "зал" if num_hypotheses > 1 else "мир"
        return [SimpleNamespace(hypotheses=[[*self.tokenizer.encode(answer), "</s>"]])] * len(
            sources
        )


def test_an_answer_that_copies_its_source_is_looked_for_once_more(tmp_path):
    package = read_package(build_package(tmp_path), Place.PROJECT)
    assert Model(package, NarrowNetwork(package)).translate(["мир", "рама"]) == ["зал", "мир"]


def test_nothing_to_align_or_to_score_is_no_error(tmp_path):
    found = model(tmp_path)
    assert (found.align([]), found.score([])) == ([], [])


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("а б в г д е", False),
        ("а а а а а", True),
        ("а а а", False),
        ("жаңа жол жаңа жол жаңа жол жаңа жол", True),
        ("осы жылы осы айда осы күні осы сағатта", False),
    ],
)
def test_a_phrase_repeated_on_end_is_running_in_circles(answer, expected):
    assert circles("мир и покой".split(), answer.split()) is expected


def test_a_source_that_repeats_itself_may_be_answered_so():
    assert not circles("да да да да да".split(), "иә иә иә иә иә".split())


def test_an_answer_is_the_same_whatever_it_is_asked_with(tmp_path):
    found = model(tmp_path, substitutions={"а": "ә"})
    alone = [found.translate([sentence])[0] for sentence in ("мама", "зал", "рама мала")]
    assert found.translate(["рама мала", "мама", "зал"]) == [alone[2], alone[0], alone[1]]


def test_tags_around_the_source_reach_the_model(tmp_path):
    # The model copies by position: its first answer is the tag, the last the end's.
    found = model(tmp_path, source_prefix=["№"], source_suffix=["№", "№"])
    assert found.translate(["мир"]) == ["№ мир№№"]


def test_tags_around_the_source_are_no_words_of_an_alignment(tmp_path):
    found = model(tmp_path, source_prefix=["№"], target_prefix="⟦0⟧")
    (alignment,) = found.align([("мир и", "мир и")])
    assert [row.index(max(row)) for row in alignment.weights] == [0, 1]
