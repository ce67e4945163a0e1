from packages import build_package

from toolkit.engines.packages import Place, read_package
from toolkit.engines.tokenizers import load_tokenizer

# Two merges, in the format of Sennrich's subword-nmt: "м и" → "ми", "ми р" → "мир".
BYTE_PAIRS = "#version: 0.2\nм и\nми р</w>\n"


def test_pieces_give_the_text_back(tmp_path):
    tokenizer = load_tokenizer(read_package(build_package(tmp_path), Place.PROJECT))
    assert tokenizer.decode(tokenizer.encode("Мир — a_b ⟦3⟧.")) == "Мир — a_b ⟦3⟧."
    assert tokenizer.encode("⟦3⟧") == ["▁", "⟦3⟧"]


def test_pieces_of_another_vocabulary_are_read_too(tmp_path):
    tokenizer = load_tokenizer(read_package(build_package(tmp_path), Place.PROJECT))
    assert tokenizer.decode(["▁Қазақстан", "▁халқы"]) == "Қазақстан халқы"


def test_control_pieces_are_not_text(tmp_path):
    tokenizer = load_tokenizer(read_package(build_package(tmp_path), Place.PROJECT))
    assert {"а", "⟦0⟧"} <= tokenizer.pieces()
    assert not {"<s>", "</s>", "<unk>"} & tokenizer.pieces()


def test_a_package_with_byte_pairs_is_read(tmp_path):
    folder = build_package(tmp_path)
    (folder / "sentencepiece.model").unlink()
    (folder / "bpe.model").write_text(BYTE_PAIRS, encoding="utf-8")
    tokenizer = load_tokenizer(read_package(folder, Place.PROJECT))
    assert tokenizer.encode("мир и") == ["мир", "и"]
    assert tokenizer.decode(["ми@@", "р", ",", "и"]) == "мир, и"
    assert tokenizer.pieces() == frozenset()
