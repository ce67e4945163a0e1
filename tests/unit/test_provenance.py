from toolkit import provenance


def test_a_stamp_says_where_the_draft_came_from():
    line = provenance.stamp("draft by argos ru→kk 1.0", "Қазақстан")

    assert provenance.origin(line) == "draft by argos ru→kk 1.0"


def test_a_draft_as_it_was_written_is_untouched():
    line = provenance.stamp("draft by argos ru→kk 1.0", "Қазақстан")

    assert provenance.is_untouched(line, "Қазақстан")


def test_a_draft_with_one_letter_changed_is_not_untouched():
    line = provenance.stamp("draft by argos ru→kk 1.0", "Қазақстан")

    assert not provenance.is_untouched(line, "Қазақстана")


def test_a_translation_with_no_stamp_is_a_persons():
    assert not provenance.is_untouched("checked with the ministry", "Қазақстан")


def test_a_persons_lines_stay_above_the_new_stamp():
    comment = "\n".join(["сұрау керек", provenance.stamp("draft by echo", "а"), "тексерілді"])

    assert provenance.comment_with(comment, ["toolkit: new"]) == (
        "сұрау керек\nтексерілді\ntoolkit: new"
    )


def test_a_near_match_is_ours_and_its_translation_is_on_one_line():
    line = provenance.near_match(0.87, "news.po", "екі\nжол")

    assert line == "toolkit: near match 87%, news.po: екі жол"
    assert provenance.human_lines(line) == ()


def test_a_line_that_silences_a_check_is_a_persons():
    assert provenance.human_lines("toolkit: ignore numbers") == ("toolkit: ignore numbers",)


def test_an_approved_translation_recalled_from_elsewhere_is_a_persons():
    line = provenance.stamp("recalled from news.po", "Қазақстан")

    assert provenance.origin(line) == "recalled from news.po"
    assert not provenance.is_untouched(line, "Қазақстан")


def test_a_second_translation_is_kept_on_one_line_that_is_a_persons():
    line = provenance.alternative('«Бір»\n"екі"')

    assert line == 'toolkit: also translated as "«Бір»\\n\\"екі\\""'
    assert provenance.human_lines(line) == (line,)


def test_the_line_about_terms_is_ours_and_names_only_what_there_is():
    line = provenance.terms({"applied": ["ҚХА (2)", "сессия"], "kept": [], "missed": ["Елбасы"]})

    assert line == "toolkit: terms: applied ҚХА (2), сессия; missed Елбасы"
    assert provenance.human_lines(f"тексеру керек\n{line}") == ("тексеру керек",)
