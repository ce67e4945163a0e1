import polib
import pytest

from toolkit.catalogue import new_catalogue, render
from toolkit.merging import Draft, SourceUnit, merge, template, wanting
from toolkit.provenance import alternative, is_untouched, stamp

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


def test_a_comment_on_a_unit_without_a_translation_follows_its_changed_paragraph():
    po = catalogue(entry(OPENING, comment="министрліктен сұрау керек"))

    assert wanting(po, units(OPENING_CHANGED)) == [OPENING_CHANGED]
    merged = only(merge(po, units(OPENING_CHANGED), {}))
    assert (merged.msgid, merged.tcomment) == (OPENING_CHANGED, "министрліктен сұрау керек")
    assert (merged.msgstr, merged.flags, merged.previous_msgid) == ("", [], None)


def test_a_comment_on_a_unit_without_a_translation_stays_when_the_unit_is_gone():
    gone = only(merge(catalogue(entry(OPENING, comment="сұрау керек")), units(), {}))

    assert gone.obsolete
    assert gone.tcomment == "сұрау керек"


def test_each_translation_goes_to_the_paragraph_most_like_its_own():
    reviewed = "Заседание Совета прошло 24 марта в Астане."
    po = catalogue(entry(reviewed, "24 наурызда"))
    new = "Заседание Ассамблеи состоится 1 мая в Алматы."
    edited = "Заседание Совета прошло 25 марта в Астане."

    merged = merge(po, units(new, edited), {})

    assert [(found.msgid, found.msgstr) for found in merged] == [(new, ""), (edited, "24 наурызда")]


def test_two_near_paragraphs_that_change_places_keep_their_translations():
    first, second = "В зале было 250 делегатов.", "В зале было 350 гостей."
    po = catalogue(entry(first, "250 делегат"), entry(second, "350 қонақ"))
    moved = [second.replace("зале", "большом зале"), first.replace("зале", "большом зале")]

    merged = merge(po, units(*moved), {}, order=[first, second])

    assert [found.msgstr for found in merged] == ["350 қонақ", "250 делегат"]


def test_of_equally_near_paragraphs_the_first_goes_with_the_first():
    po = catalogue(entry("Статья 1а", "бірінші"), entry("Статья 1б", "екінші"))

    merged = merge(po, units("Статья 1в", "Статья 1г"), {})

    assert [found.msgstr for found in merged] == ["бірінші", "екінші"]


def test_a_paragraph_changed_twice_shows_the_source_its_translation_is_of():
    again = OPENING_CHANGED.replace("единство", "мир и единство")
    po = catalogue(entry(OPENING, "Ашылу."))

    merged = only(merge(merge(po, units(OPENING_CHANGED), {}), units(again), {}))

    assert (merged.msgid, merged.previous_msgid, merged.msgstr) == (again, OPENING, "Ашылу.")


def test_a_paragraph_changed_back_is_fuzzy_with_no_previous_source():
    po = merge(catalogue(entry(OPENING, "Ашылу.")), units(OPENING_CHANGED), {})

    merged = only(merge(po, units(OPENING), {}))

    assert (merged.msgid, merged.previous_msgid, merged.msgstr) == (OPENING, None, "Ашылу.")
    assert merged.fuzzy


def test_a_previous_source_left_by_an_editor_gives_way_to_the_reviewed_one():
    po = catalogue(entry(OPENING, "Ашылу.", previous_msgid="Открывая собрание."))

    assert only(merge(po, units(OPENING_CHANGED), {})).previous_msgid == OPENING


def test_a_fuzzy_translation_of_a_person_is_kept_through_every_change():
    po = catalogue(entry(OPENING, "Ашылып", fuzzy=True))

    assert wanting(po, units(OPENING), redraft=True) == []
    assert wanting(po, units(OPENING_CHANGED), redraft=True) == []
    assert only(merge(po, units(OPENING_CHANGED), {})).msgstr == "Ашылып"


def test_a_recalled_translation_is_kept_when_its_paragraph_changes():
    origin = "recalled from news.po"
    recalled = {OPENING: Draft("Ашылу.", origin, recalled=True)}
    po = merge(catalogue(), units(OPENING), recalled)

    assert wanting(po, units(OPENING), redraft=True) == []
    assert wanting(po, units(OPENING_CHANGED), redraft=True) == []
    merged = only(merge(po, units(OPENING_CHANGED), {}))
    assert (merged.msgstr, merged.previous_msgid, merged.fuzzy) == ("Ашылу.", OPENING, True)


def test_an_approved_draft_stays_a_persons_after_its_paragraph_changed():
    draft = untouched(OPENING, "Ашылу.")
    draft.flags = []
    po = merge(catalogue(draft), units(OPENING_CHANGED), {})
    again = OPENING_CHANGED.replace("единство", "мир и единство")

    assert wanting(po, units(OPENING_CHANGED), redraft=True) == []
    assert wanting(po, units(again), redraft=True) == []


def test_a_draft_that_another_tool_moved_to_a_changed_source_is_kept():
    moved = untouched(OPENING_CHANGED, "Ашылу.")
    moved.previous_msgid = OPENING

    assert wanting(catalogue(moved), units(OPENING_CHANGED), redraft=True) == []


def test_an_untouched_draft_of_a_changed_paragraph_goes_even_with_no_new_one():
    merged = only(merge(catalogue(untouched(OPENING, "ескі")), units(OPENING_CHANGED), {}))

    assert (merged.msgid, merged.msgstr) == (OPENING_CHANGED, "")
    assert (merged.flags, merged.tcomment, merged.previous_msgid) == ([], "", None)


@pytest.mark.parametrize("living", [True, False])
def test_a_source_that_stands_twice_becomes_one_entry(living):
    po = catalogue(
        entry(CLOSING, "Отырыс аяқталды.", obsolete=not living),
        entry(CLOSING, "Отырыс аяқталды.", obsolete=True, comment="сұрау керек"),
    )

    merged = only(merge(po, units(CLOSING), {}))

    assert (merged.msgstr, merged.obsolete) == ("Отырыс аяқталды.", False)
    assert (merged.fuzzy, merged.tcomment) == (False, "сұрау керек")


@pytest.mark.parametrize("document", [units(CLOSING), units()])
def test_another_translation_of_the_same_source_is_kept_in_a_comment(document):
    po = catalogue(
        entry(CLOSING, "Отырыс аяқталды.", comment="келісілді"),
        entry(CLOSING, "Жиын бітті.", obsolete=True),
    )

    merged = only(merge(po, document, {}))

    assert merged.msgstr == "Отырыс аяқталды."
    assert merged.tcomment.split("\n") == ["келісілді", alternative("Жиын бітті.")]


@pytest.mark.parametrize("living", [entry(CLOSING), untouched(CLOSING, "Бітті отырыс.")])
def test_an_obsolete_translation_of_a_person_is_better_than_a_draft(living):
    po = catalogue(living, entry(CLOSING, "Отырыс аяқталды.", obsolete=True))

    assert wanting(po, units(CLOSING), redraft=True) == []
    merged = only(merge(po, units(CLOSING), {}))
    assert (merged.msgstr, merged.fuzzy, merged.tcomment) == ("Отырыс аяқталды.", False, "")


def test_an_entry_with_a_context_is_the_entry_of_its_text():
    po = catalogue(entry(OPENING, "Ашылу.", msgctxt="кіріспе"))

    assert wanting(po, units(OPENING)) == []
    merged = only(merge(po, units(OPENING), {}))
    assert (merged.msgctxt, merged.msgstr, merged.fuzzy) == ("кіріспе", "Ашылу.", False)


def test_an_entry_with_a_context_follows_its_changed_paragraph():
    po = catalogue(entry(OPENING, "Ашылу.", msgctxt="кіріспе"))

    merged = only(merge(po, units(OPENING_CHANGED), {}))

    assert (merged.msgctxt, merged.msgid) == ("кіріспе", OPENING_CHANGED)
    assert (merged.previous_msgctxt, merged.previous_msgid) == ("кіріспе", OPENING)


def test_an_entry_without_a_context_comes_before_one_with_it():
    po = catalogue(entry(OPENING, "Тақырып.", msgctxt="тақырып"), entry(OPENING, "Ашылу."))

    merged = merge(po, units(OPENING), {})

    assert [(found.msgstr, bool(found.obsolete)) for found in merged] == [
        ("Ашылу.", False),
        ("Тақырып.", True),
    ]
