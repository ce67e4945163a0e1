"""Whatever was edited, and wherever: what a person wrote is in the catalogue after a merge."""

import tempfile
from pathlib import Path

import numpy
import polib
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from toolkit.catalogue import load, new_catalogue, render
from toolkit.likeness import nearest
from toolkit.merging import Draft, SourceUnit, merge, wanting
from toolkit.provenance import stamp

# Few texts, near one another, so that matches compete and sources come back.
SOURCES = [f"Заседание {what} прошло {day} марта." for what in ("Совета", "АНК") for day in "123"]
SOURCES += ["Итоги", "\nДоклад прочёл Кушербаев.\n", "Доклад прочла Кушербаева."]
documents = st.lists(st.sampled_from(SOURCES), unique=True, max_size=6)
targets = st.integers(0, 999).map("аударма {}.".format)
kinds = st.sampled_from(["empty", "draft", "edited", "recalled", "approved draft", "reviewed"])


@st.composite
def entries(draw):
    kind, source, target = draw(kinds), draw(st.sampled_from(SOURCES)), draw(targets)
    if kind == "empty":
        target = ""
    elif source.startswith("\n"):
        target = f"\n{target}\n"  # as msgfmt demands
    fuzzy = kind in ("draft", "edited", "recalled")
    ours = {
        "draft": stamp("draft by echo", target),
        "edited": stamp("draft by echo", "басқа"),
        "recalled": stamp("recalled from news.po", target),
        "approved draft": stamp("draft by echo", target),
    }
    note = draw(st.sampled_from(["", "сұрау керек", "келісілді\nтексерілді"]))
    return polib.POEntry(
        msgid=source,
        msgstr=target,
        msgctxt=draw(st.sampled_from([None, None, None, "тақырып"])),
        tcomment="\n".join(filter(None, [note, ours.get(kind)])),
        flags=["fuzzy"] if fuzzy else [],
        obsolete=draw(st.booleans()),
    )


@st.composite
def catalogues(draw):
    """A catalogue that may repeat a source in obsolete entries, as msgcat and merges in git do."""
    po = new_catalogue("news", "ru", "kk", "news.ru.txt", "2026-11-22 18:00+0000")
    living = set()
    for entry in draw(st.lists(entries(), max_size=8)):
        key = (entry.msgid, entry.msgctxt)
        entry.obsolete = entry.obsolete or key in living
        living |= set() if entry.obsolete else {key}
        po.append(entry)
    return po


def units(document):
    return [
        SourceUnit(source, (("news.ru.txt", str(line)),)) for line, source in enumerate(document, 1)
    ]


def drafts(po, document, redraft=False):
    wanted = wanting(po, units(document), redraft)
    return {source: Draft(f"жоба: {source}", "draft by echo") for source in wanted}


def humans(po):
    """The translations that are no untouched draft, and the lines of comments that are not ours."""
    for entry in po:
        lines = entry.tcomment.split("\n")
        if not (entry.fuzzy and stamp("draft by echo", entry.msgstr) in lines):
            yield entry.msgstr.strip("\n")
        yield from (line for line in lines if not line.startswith("toolkit: "))


def written_and_read(po):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.po"
        path.write_bytes(render(po))
        return load(path)


@given(catalogues(), st.lists(documents, min_size=1, max_size=3), st.booleans())
def test_nothing_a_person_wrote_is_lost_however_often_the_document_changes(po, history, redraft):
    written = set(humans(po))

    for document in history:
        po = merge(po, units(document), drafts(po, document, redraft), redraft=redraft)
        text = "\n".join(f"{entry.tcomment}\n{entry.msgstr}" for entry in po)

        assert {words for words in written if words not in text} == set()


@given(catalogues(), documents)
def test_every_unit_has_one_entry_and_no_source_stands_twice(po, document):
    merged = merge(po, units(document), drafts(po, document))

    assert sorted(entry.msgid for entry in merged if not entry.obsolete) == sorted(document)
    keys = [(entry.msgid, entry.msgctxt) for entry in merged]
    assert len(keys) == len(set(keys))


@given(catalogues(), documents, st.one_of(st.none(), st.permutations(SOURCES)))
def test_a_second_merge_changes_no_byte_and_what_is_written_can_be_read(po, document, order):
    once = merge(po, units(document), drafts(po, document), order=order)

    again = merge(written_and_read(once), units(document), {}, order=document)

    assert wanting(once, units(document)) == []
    assert render(again) == render(once)


@given(catalogues(), documents)
def test_what_stands_unchanged_and_reviewed_stays_reviewed(po, document):
    reviewed = {
        (entry.msgid, entry.msgstr)
        for entry in po
        if entry.msgstr and not entry.fuzzy and not entry.obsolete and not entry.msgctxt
    }

    merged = merge(po, units(document), drafts(po, document))

    kept = {(entry.msgid, entry.msgstr) for entry in merged if not entry.fuzzy}
    assert {pair for pair in reviewed if pair[0] in document} <= kept


@given(st.permutations(SOURCES), st.permutations(SOURCES), st.sets(st.sampled_from(SOURCES)))
def test_a_unit_deleted_and_added_again_is_as_it_was(before, after, deleted):
    po = new_catalogue("news", "ru", "kk", "news.ru.txt", "2026-11-22 18:00+0000")
    po.extend(polib.POEntry(msgid=source, msgstr=f"аударма: {source}") for source in before)
    rest = [source for source in before if source not in deleted]

    back = merge(merge(po, units(rest), {}, order=before), units(after), {}, order=rest)

    assert [entry.msgid for entry in back] == after
    assert all(f"аударма: {entry.msgid}" == entry.msgstr for entry in back)
    assert not any(entry.fuzzy or entry.obsolete for entry in back)


lines = st.lists(st.text("абвг ", min_size=1, max_size=24), unique=True, max_size=8).map(tuple)


@given(lines, lines)
def test_no_two_texts_nearer_to_each_other_than_to_their_own_are_left_apart(texts, sources):
    pairs = [(row, column) for row in range(len(texts)) for column in range(len(sources))]
    likeness = {pair: fuzz.ratio(texts[pair[0]], sources[pair[1]]) for pair in pairs}
    expected = []
    for pair in sorted(pairs, key=lambda pair: -numpy.float32(likeness[pair])):
        taken = any(pair[0] == row or pair[1] == column for row, column in expected)
        if likeness[pair] >= 60 and not taken:
            expected.append(pair)

    assert sorted(nearest(texts, sources)) == sorted(expected)
