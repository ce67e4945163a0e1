import pytest

from toolkit.errors import MemoryFileError, StorageError
from toolkit.model import Pair, State
from toolkit.tmx import read_tmx

RU_KK = Pair("ru", "kk")


@pytest.fixture
def tmx(tmp_path):
    def write(body, before="", encoding="utf-8", declared="UTF-8"):
        path = tmp_path / "memory.tmx"
        text = (
            f'<?xml version="1.0" encoding="{declared}"?>\n{before}'
            '<tmx version="1.4"><header srclang="ru" segtype="paragraph"/>'
            f"<body>\n{body}\n</body></tmx>\n"
        )
        path.write_bytes(text.encode(encoding))
        return path

    return write


def tu(*variants, attribute="xml:lang"):
    tuvs = (f'<tuv {attribute}="{lang}"><seg>{text}</seg></tuv>' for lang, text in variants)
    return f"<tu>{''.join(tuvs)}</tu>"


def pairs(path, pair=RU_KK):
    return [(unit.source, unit.target) for unit in read_tmx(path, pair)]


def test_units_are_read_in_order_as_reviewed_with_their_place(tmx):
    path = tmx(tu(("ru", "Сенат"), ("kk", "Сенат")) + "\n" + tu(("ru", "Елбасы"), ("kk", "Елбасы")))
    first, second = read_tmx(path, RU_KK)
    assert (first.source, first.target, first.state) == ("Сенат", "Сенат", State.REVIEWED)
    assert second.place == f"{path}:4"


@pytest.mark.parametrize("langs", [("ru-RU", "kk-KZ"), ("RU", "KK"), ("ru_RU", "kk_KZ")])
def test_a_regional_language_counts_as_its_language(tmx, langs):
    path = tmx(tu((langs[0], "Дом дружбы"), (langs[1], "Достық үйі")))
    assert pairs(path) == [("Дом дружбы", "Достық үйі")]


def test_the_older_lang_attribute_is_understood(tmx):
    path = tmx(tu(("ru", "Мажилис"), ("kk", "Мәжіліс"), attribute="lang"))
    assert pairs(path) == [("Мажилис", "Мәжіліс")]


def test_any_two_languages_of_a_trilingual_unit_make_a_pair(tmx):
    path = tmx(tu(("ru", "Сенат"), ("kk", "Сенаты"), ("en", "Senate")))
    assert pairs(path, Pair("en", "kk")) == [("Senate", "Сенаты")]
    assert pairs(path, Pair("kk", "ru")) == [("Сенаты", "Сенат")]


def test_units_without_one_of_the_languages_are_left_out(tmx):
    blank = tu(("ru", "Дом"), ("kk", " "))
    assert pairs(tmx(tu(("ru", "Дом"), ("en", "House")) + blank + "<tu/>")) == []


def test_every_variant_of_a_language_is_read_the_last_as_the_newest(tmx):
    path = tmx(tu(("ru", "Дом"), ("kk", "Үй"), ("kk-KZ", "Үйі")))
    assert pairs(path) == [("Дом", "Үй"), ("Дом", "Үйі")]


def test_the_text_of_inline_elements_is_kept(tmx):
    source = 'См. <bpt i="1">&lt;b&gt;</bpt>закон<ept i="1">&lt;/b&gt;</ept> <ph x="1">%s</ph>'
    path = tmx(tu(("ru", source), ("kk", "<hi>Заңды</hi> қараңыз &amp; оқыңыз")))
    assert pairs(path) == [("См. <b>закон</b> %s", "Заңды қараңыз & оқыңыз")]


def test_notes_and_properties_are_not_taken_for_text(tmx):
    variant = '<tuv xml:lang="ru"><note>пометка</note><prop type="x">да</prop><seg>Дом</seg></tuv>'
    path = tmx(f'<tu><note>о доме</note>{variant}<tuv xml:lang="kk"><seg>Үй</seg></tuv></tu>')
    assert pairs(path) == [("Дом", "Үй")]


def test_a_plain_document_type_is_accepted_and_nothing_is_fetched(tmx):
    path = tmx(
        tu(("ru", "Дом"), ("kk", "Үй")),
        before='<!DOCTYPE tmx SYSTEM "http://x.invalid/tmx14.dtd">\n',
    )
    assert pairs(path) == [("Дом", "Үй")]


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("utf-16", "UTF-16"), ("cp1251", "windows-1251"), ("utf-8-sig", "UTF-8")],
)
def test_the_encodings_other_tools_write_are_read(tmx, encoding, declared):
    path = tmx(tu(("ru", "Дом"), ("kk", "Дом")), encoding=encoding, declared=declared)
    assert pairs(path) == [("Дом", "Дом")]


@pytest.mark.parametrize(
    "declaration",
    [
        '<!ENTITY a "ха"><!ENTITY b "&a;&a;&a;&a;">',
        '<!ENTITY a SYSTEM "file:///etc/passwd">',
        '<!ENTITY % a SYSTEM "http://x.invalid/a.dtd"> %a;',
    ],
)
def test_entities_are_refused(tmx, declaration):
    path = tmx(tu(("ru", "&a;"), ("kk", "&a;")), before=f"<!DOCTYPE tmx [\n{declaration}\n]>\n")
    with pytest.raises(MemoryFileError, match=r"memory\.tmx:3: declares XML entities"):
        read_tmx(path, RU_KK)


@pytest.mark.parametrize("before", ["", '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'])
def test_an_unknown_entity_is_refused_rather_than_lost(tmx, before):
    with pytest.raises(MemoryFileError, match=r"memory\.tmx:\d: .*entity"):
        read_tmx(tmx(tu(("ru", "73&nbsp;года"), ("kk", "73 жыл")), before=before), RU_KK)


def test_broken_xml_is_refused_with_its_line(tmx):
    with pytest.raises(MemoryFileError, match=r"memory\.tmx:3: not well-formed XML: "):
        read_tmx(tmx("<tu><tuv></tu>"), RU_KK)


def test_an_empty_file_is_refused(tmp_path):
    path = tmp_path / "memory.tmx"
    path.touch()
    with pytest.raises(MemoryFileError, match="no element found"):
        read_tmx(path, RU_KK)


def test_another_kind_of_xml_is_refused(tmp_path):
    path = tmp_path / "memory.tmx"
    path.write_text("<martif/>", encoding="utf-8")
    with pytest.raises(MemoryFileError, match="outermost element is <martif>"):
        read_tmx(path, RU_KK)


@pytest.mark.parametrize("declared", ["GB2312", "UTF-99"])
def test_an_encoding_that_cannot_be_read_is_refused(tmx, declared):
    with pytest.raises(MemoryFileError, match=r"memory\.tmx:1: .*encoding.*; save it as UTF-8"):
        read_tmx(tmx("", declared=declared), RU_KK)


def test_bytes_that_are_not_in_the_declared_encoding_are_refused(tmx):
    path = tmx(tu(("ru", "Дом"), ("kk", "Үй".replace("Ү", "У"))), encoding="cp1251")
    with pytest.raises(MemoryFileError, match=r"memory\.tmx:3: not well-formed XML: "):
        read_tmx(path, RU_KK)


def test_a_missing_file_is_a_storage_error(tmp_path):
    with pytest.raises(StorageError, match="no such file"):
        read_tmx(tmp_path / "none.tmx", RU_KK)
