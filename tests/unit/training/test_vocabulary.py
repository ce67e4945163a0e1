from pathlib import Path

import pytest
import sentencepiece

from toolkit.annotation import MARKERS
from toolkit.training.vocabulary import extended, prune, target_prefix

TEXTS = ["Приказ министра подписан сегодня", "Министрдің бұйрығына бүгін қол қойылды"]


@pytest.fixture(scope="module")
def processor(tmp_path_factory: pytest.TempPathFactory) -> sentencepiece.SentencePieceProcessor:
    """A vocabulary of 38 pieces cut out of a larger one."""
    folder = tmp_path_factory.mktemp("vocabulary")
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(TEXTS * 20),
        model_prefix=str(folder / "full"),
        vocab_size=120,
        hard_vocab_limit=False,
        pad_id=3,
        normalization_rule_name="identity",
        minloglevel=2,
    )
    content, pieces = prune(Path(folder, "full.model"), TEXTS, 38, ("⟦0⟧", "⟦1⟧"))
    assert len(pieces) == 38
    return sentencepiece.SentencePieceProcessor(model_proto=content)


def test_the_control_pieces_keep_their_numbers(
    processor: sentencepiece.SentencePieceProcessor,
) -> None:
    assert [processor.id_to_piece(n) for n in range(4)] == ["<unk>", "<s>", "</s>", "<pad>"]


def test_a_marker_is_one_piece_even_inside_a_word(
    processor: sentencepiece.SentencePieceProcessor,
) -> None:
    assert "⟦1⟧" in processor.encode("министр⟦1⟧да", out_type=str)


def test_no_letter_of_the_texts_is_unknown(
    processor: sentencepiece.SentencePieceProcessor,
) -> None:
    assert processor.unk_id() not in processor.encode(" ".join(TEXTS))


@pytest.mark.parametrize(
    ("text", "normalised"),
    [
        pytest.param("приказ\u00a0министра", "приказ министра", id="no-break space"),
        pytest.param("ми\u00adнистр", "министр", id="soft hyphen"),
        pytest.param("и\u0306", "й", id="combining breve"),
        pytest.param("приказ №", "приказ №", id="number sign kept"),
    ],
)
def test_the_vocabulary_normalises_by_itself(
    processor: sentencepiece.SentencePieceProcessor, text: str, normalised: str
) -> None:
    assert processor.encode(text) == processor.encode(normalised)
    assert processor.decode(processor.encode("приказ №")) == "приказ №"


def test_the_markers_of_terms_become_single_pieces_with_the_space_before_them(
    processor: sentencepiece.SentencePieceProcessor,
) -> None:
    model = extended(processor.serialized_model_proto(), MARKERS.pieces)
    more = sentencepiece.SentencePieceProcessor(model_proto=model)
    text = MARKERS.around("министра", "министр")
    for sentence in (f"Приказ {text}, сегодня", f"({text})", text):
        pieces = more.encode(sentence, out_type=str)
        assert [piece.lstrip("▁") for piece in pieces if "⟦" in piece] == list(MARKERS)
        assert more.decode(pieces) == sentence
    assert more.get_piece_size() == processor.get_piece_size() + len(MARKERS.pieces)
    assert extended(model, MARKERS.pieces) == model


def test_a_control_piece_is_never_read_from_text_and_leaves_none(
    processor: sentencepiece.SentencePieceProcessor,
) -> None:
    prefix = target_prefix("kk")
    content = extended(processor.serialized_model_proto(), [prefix], control=True)
    processor = sentencepiece.SentencePieceProcessor(model_proto=content)
    number = processor.piece_to_id(prefix)
    assert number == processor.get_piece_size() - 1
    assert number not in processor.encode(f"{prefix} Қазақстан")
    assert processor.decode([number]) == ""
