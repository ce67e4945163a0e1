import polib
import pytest

from toolkit.catalogue import new_catalogue, render
from toolkit.merging import Draft, SourceUnit, merge, template, wanting
from toolkit.provenance import is_untouched, stamp

NOW = "2026-11-22 18:00+0000"
OPENING = "Открывая заседание, он подчеркнул единство народа."
OPENING_CHANGED = "Открывая вчера заседание, он подчеркнул единство народа."
CLOSING = "Заседание закончилось."


def units(*texts):
    return [
        SourceUnit(text, (("translations/news.ru.txt", str(line)),))
        for line, text in enumerate(texts, 1)
    ]


def catalogue(*entries):
    po = new_catalogue("news", "ru", "kk", "translations/news.ru.txt", NOW)
    po.extend(entries)
    return po


def entry(source, target="", *, fuzzy=False, comment="", **more):
    flags = ["fuzzy"] if fuzzy else []
    return polib.POEntry(msgid=source, msgstr=target, flags=flags, tcomment=comment, **more)


def untouched(source, target):
    return entry(source, target, fuzzy=True, comment=stamp("draft by echo", target))


def only(po):
    (found,) = po
    return found


def test_a_new_unit_gets_a_fuzzy_draft_with_its_origin():
    merged = only(merge(catalogue(), units(CLOSING), {CLOSING: Draft("Бітті.", "draft by echo")}))

    assert merged.msgstr == "Бітті."
    assert merged.fuzzy
    assert is_untouched(merged.tcomment, "Бітті.")


def test_a_reviewed_translation_is_never_touched():
    po = catalogue(entry(CLOSING, "Отырыс аяқталды."))
    draft = {CLOSING: Draft("Басқа.", "draft by echo")}

    assert wanting(po, units(CLOSING), redraft=True) == []
    assert only(merge(po, units(CLOSING), draft, redraft=True)).msgstr == "Отырыс аяқталды."


def test_a_draft_that_a_person_changed_is_never_touched():
    edited = untouched(CLOSING, "Отырыс бітті.")
    edited.msgstr = "Отырыс аяқталды."

    assert wanting(catalogue(edited), units(CLOSING), redraft=True) == []


def test_an_untouched_draft_is_drafted_again_only_when_asked():
    po = catalogue(untouched(CLOSING, "Отырыс бітті."))

    assert wanting(po, units(CLOSING)) == []
    assert wanting(po, units(CLOSING), redraft=True) == [CLOSING]


def test_a_changed_paragraph_keeps_its_old_translation_as_fuzzy_with_the_previous_source():
    po = catalogue(entry(OPENING, "Отырысты ашып, ол халық бірлігін атап өтті."))

    merged = only(merge(po, units(OPENING_CHANGED), {}))

    assert merged.msgid == OPENING_CHANGED
    assert merged.msgstr == "Отырысты ашып, ол халық бірлігін атап өтті."
    assert merged.previous_msgid == OPENING
    assert merged.fuzzy


def test_a_changed_paragraph_with_an_untouched_draft_is_drafted_anew():
    po = catalogue(untouched(OPENING, "ескі"))

    assert wanting(po, units(OPENING_CHANGED)) == [OPENING_CHANGED]
    merged = only(
        merge(po, units(OPENING_CHANGED), {OPENING_CHANGED: Draft("жаңа", "draft by echo")})
    )
    assert (merged.msgstr, merged.previous_msgid) == ("жаңа", None)


def test_a_removed_unit_becomes_obsolete_and_comes_back_with_its_translation():
    po = catalogue(entry(OPENING, "Ашылу."), entry(CLOSING, "Жабылу."))

    without = merge(po, units(CLOSING), {})
    again = merge(without, units(OPENING, CLOSING), {})

    assert [(found.msgid, bool(found.obsolete)) for found in without] == [
        (CLOSING, False),
        (OPENING, True),
    ]
    assert [(found.msgstr, bool(found.obsolete)) for found in again] == [
        ("Ашылу.", False),
        ("Жабылу.", False),
    ]
    assert not again[0].fuzzy


def test_a_removed_unit_with_no_translation_is_dropped():
    assert list(merge(catalogue(entry(OPENING)), units(), {})) == []


def test_a_moved_unit_keeps_its_translation_and_follows_the_document():
    po = catalogue(entry(OPENING, "Ашылу."), entry(CLOSING, "Жабылу."))

    merged = merge(po, units(CLOSING, OPENING), {}, order=[OPENING, CLOSING])

    assert [found.msgstr for found in merged] == ["Жабылу.", "Ашылу."]


def test_a_catalogue_that_a_person_reordered_keeps_the_persons_order():
    po = catalogue(entry(CLOSING, "Жабылу."), entry(OPENING, "Ашылу."))
    title = "Заголовок"

    merged = merge(po, units(OPENING, title, CLOSING), {}, order=[OPENING, CLOSING])

    assert [found.msgid for found in merged] == [CLOSING, OPENING, title]


def test_comments_and_flags_of_a_person_stay():
    po = catalogue(
        polib.POEntry(
            msgid=CLOSING, msgstr="Жабылу.", tcomment="сұрау керек", flags=["no-wrap", "fuzzy"]
        )
    )

    merged = only(merge(po, units(CLOSING), {}))

    assert (merged.tcomment, merged.flags) == ("сұрау керек", ["no-wrap", "fuzzy"])


def test_a_repeated_paragraph_is_one_entry_with_all_its_places():
    places = (("news.ru.txt", "1"), ("news.ru.txt", "5"))

    assert only(merge(catalogue(), [SourceUnit("ҚХА", places)], {})).occurrences == list(places)


def test_merging_does_not_change_the_catalogue_it_was_given():
    po = catalogue(entry(OPENING, "Ашылу."))
    before = render(po)

    merge(po, units(CLOSING), {CLOSING: Draft("Жабылу.", "draft by echo")})

    assert render(po) == before


def test_merging_twice_gives_the_same_bytes():
    po = catalogue(entry(OPENING, "Ашылу."), untouched(CLOSING, "Жабылу."))
    document = units("Заголовок", OPENING_CHANGED, CLOSING)
    once = merge(po, document, {"Заголовок": Draft("Тақырып", "draft by echo")})

    assert render(merge(once, document, {})) == render(once)


@pytest.mark.parametrize(("source", "draft"), [("\nА\n", "Ә"), ("А", "\nӘ\n"), ("А\n", "Ә")])
def test_a_draft_has_line_ends_at_its_edges_where_its_source_has_them(source, draft):
    target = only(merge(catalogue(), units(source), {source: Draft(draft, "draft by echo")})).msgstr

    assert target == source.replace("А", "Ә")


def test_an_empty_draft_leaves_the_unit_without_a_translation():
    merged = only(merge(catalogue(), units(CLOSING), {CLOSING: Draft("", "draft by echo")}))

    assert (merged.msgstr, merged.flags) == ("", [])


def test_an_entry_with_a_plural_that_someone_added_is_left_alone():
    plural = polib.POEntry(
        msgid=CLOSING, msgid_plural="Заседания", msgstr_plural={0: "Отырыс", 1: "Отырыс"}
    )

    assert wanting(catalogue(plural), units(CLOSING), redraft=True) == []


def test_the_template_has_the_documents_units_and_no_translation():
    pot = template(catalogue(entry(OPENING, "Ашылу.")), units(CLOSING, OPENING))

    assert [(found.msgid, found.msgstr) for found in pot] == [(CLOSING, ""), (OPENING, "")]
