"""What every form of a Russian term keeps to, whatever the term."""

from hypothesis import given
from hypothesis import strategies as st

from toolkit.morphology import analyse, inflect, keys, paradigm, slots, words

ADJECTIVES = ["государственный", "казахский", "межэтнический", "почётный", "общий", "высший"]
NOUNS = ["совет", "аким", "секретарь", "музей", "отец", "врач", "участок", "маслихат"]
TAILS = ["", " народа Казахстана", " по правам человека", " при Президенте", " «Аманат»", " РК"]
NAMES = ["Крымбек", "Марат", "Касым-Жомарт", "Нурсултан"]
SURNAMES = ["Кушербаев", "Тасмагамбетов", "Токаев", "Зейнуллин", "Касымов"]
CASES = ["Nom", "Gen", "Dat", "Acc", "Ins", "Loc"]

terms = st.builds(
    lambda adjectives, noun, tail: " ".join([*adjectives, noun]) + tail,
    st.lists(st.sampled_from(ADJECTIVES), max_size=2, unique=True),
    st.sampled_from(NOUNS),
    st.sampled_from(TAILS),
)
people = st.builds(" ".join, st.tuples(st.sampled_from(NAMES), st.sampled_from(SURNAMES)))
cased = st.sampled_from([str, str.capitalize, str.upper])


@given(terms | people, st.sampled_from(CASES), st.sampled_from(["Sing", "Plur"]))
def test_every_form_of_a_term_stands_where_the_term_may(term, case, number):
    places = slots(term, "ru")
    for form in inflect(term, f"Case={case}|Number={number}", "ru"):
        found = [set(keys(word.text, "ru")) for word in words(form)]
        assert len(found) == len(places)
        assert all(map(set.intersection, found, map(set, places)))


@given(terms, st.sampled_from(TAILS[1:]), st.sampled_from(CASES))
def test_what_follows_the_head_stays(term, tail, case):
    whole = term.partition(tail)[0] + tail
    assert all(form.endswith(tail) for form in inflect(whole, f"Case={case}", "ru"))


@given(terms | people)
def test_the_nominative_is_the_term_itself(term):
    assert paradigm(term, "ru")[0] == ("Case=Nom|Number=Sing", (term,))


@given(st.sampled_from(NOUNS), cased, st.sampled_from(CASES))
def test_a_form_has_the_capitals_of_the_term(noun, cased_as, case):
    for form in inflect(f"{cased_as(noun)} народа", f"Case={case}", "ru"):
        head = form.removesuffix(" народа")
        assert cased_as(head) == head


@given(st.text(alphabet="абвгдеёжьъыйюя-«» АКСТь", max_size=30))
def test_letters_of_any_kind_do_no_harm(text):
    assert isinstance(analyse(text, "ru"), tuple)
    assert len(slots(text, "ru")) == len(words(text))
    assert isinstance(paradigm(text, "ru"), tuple)
