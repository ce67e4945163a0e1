import pytest

from toolkit.documents.markdown import Markdown


def texts(document):
    return [segment.text for segment in Markdown().segments(document)]


def translate(document, *targets):
    markdown = Markdown()
    sources = [segment.text for segment in markdown.segments(document)]
    return markdown.join(document, dict(zip(sources, targets, strict=True)))


@pytest.mark.parametrize(
    "document",
    [
        "# Ассамблея\n",
        "## Ассамблея ##\n",
        "Ассамблея\n===\n",
        "Ассамблея\n---\n",
        "- Ассамблея\n",
        "1) Ассамблея\n",
        "- [x] Ассамблея\n",
        "- > Ассамблея\n",
        "[^1]: Ассамблея\n",
        "| Ассамблея |\n|---|\n",
        "- 1\n\n\t- Ассамблея\r\n",
    ],
)
def test_prose_is_found_without_its_markup_and_replaced_in_it(document):
    assert texts(document) == ["Ассамблея"]
    assert translate(document, "Assembly") == document.replace("Ассамблея", "Assembly")


@pytest.mark.parametrize(
    "document",
    [
        "---\ntitle: Ассамблея\n---\n",
        "\ufeff---\r\ntitle: Ассамблея\r\n...\r\n",
        "+++\ntitle = 'Ассамблея'\n+++\n",
        "```\nАссамблея\n```\n",
        "~~~ Ассамблея\nнезакрытый код",
        "    Ассамблея\n",
        "\tАссамблея\n",
        "<div>\nАссамблея\n</div>\n",
        "<!-- Ассамблея\n\nнарода -->\n",
        '[Ассамблея]: https://assembly.kz "Ассамблея"\n',
        "`ассамблея --help`\n",
        "![](ассамблея.png)\n",
        "<https://assembly.kz>\n",
        "{{< figure src='ассамблея' >}}\n",
        "$$\nассамблея\n$$\n",
        "* * *\n",
    ],
)
def test_what_is_no_prose_is_left_alone(document):
    assert texts(document) == []


def test_a_thematic_break_at_the_top_is_no_front_matter():
    assert texts("---\n\nАбзац\n\n---\n") == ["Абзац"]


def test_emphasis_links_and_images_stay_in_the_text():
    document = "*Елбасы* открыл [сессию](https://a.kz 'АНК') ![фото](a.png) `кодом`\n"
    assert texts(document) == [document.strip()]


def test_a_wrapped_paragraph_is_one_line_and_is_written_as_one():
    document = "> Ассамблея\n> народа\nКазахстана\n>\n> конец\n"
    assert texts(document) == ["Ассамблея народа Казахстана", "конец"]
    assert translate(document, "Қазақстан халқы Ассамблеясы", "соңы") == (
        "> Қазақстан халқы Ассамблеясы\n>\n> соңы\n"
    )


@pytest.mark.parametrize("style", ["  ", "\\"])
def test_a_hard_break_is_a_line_end_in_the_text_and_keeps_its_style(style):
    document = f"> 1. Один{style}\r\n>    два\r\n"
    assert texts(document) == ["Один\nдва"]
    assert (
        translate(document, "Бір\nекі\nүш") == f"> 1. Бір{style}\r\n>    екі{style}\r\n>    үш\r\n"
    )


def test_an_escaped_backslash_at_a_line_end_is_no_hard_break():
    assert texts("Один\\\\\nдва\n") == ["Один\\\\ два"]


def test_a_line_end_in_a_target_is_a_space_where_the_source_has_no_hard_break():
    assert translate("Один\n", "Бір\n\n    екі") == "Бір екі\n"


def test_cells_are_units_and_their_pipes_are_escaped():
    document = "| Год | Население \\| млн |\n|--|:-:|\n| 2019 | девятнадцать |\n"
    assert texts(document) == ["Год", "Население | млн", "девятнадцать"]
    assert translate(document, "Жыл", "Халық | млн", "он тоғыз\\") == (
        "| Жыл | Халық \\| млн |\n|--|:-:|\n| 2019 | он тоғыз\\  |\n"
    )


def test_a_table_without_outer_pipes_in_a_quote_keeps_its_shape():
    document = "> Имя | Роль\n> --- | ---\n> Елбасы | Первый | лишний\n"
    assert texts(document) == ["Имя", "Роль", "Елбасы", "Первый"]
    assert translate(document, "Аты", "Рөлі", "# Елбасы", "Бірінші") == (
        "> Аты | Рөлі\n> --- | ---\n> \\# Елбасы | Бірінші | лишний\n"
    )


def test_an_item_of_a_list_is_no_row_of_a_table():
    assert texts("- Имя | Роль\n--- | ---\n") == ["Имя | Роль --- | ---"]
    assert texts("- Имя | Роль\n  --- | ---\n") == ["Имя", "Роль"]


@pytest.mark.parametrize(
    ("target", "written"),
    [
        ("# Год", "\\# Год"),
        ("- да", "\\- да"),
        ("1986. Год", "1986\\. Год"),
        ("> да", "\\> да"),
        ("    код", "код"),
        ("---", "\\---"),
        ("```", "\\```"),
        ("<div>", "\\<div>"),
        ("[да]: /url", "\\[да]: /url"),
        ("[ ] да", "\\[ ] да"),
    ],
)
def test_a_target_that_would_begin_another_block_is_escaped(target, written):
    assert translate("Да\n", target) == f"{written}\n"


@pytest.mark.parametrize(
    "target", ["#хештег", "-5 градусов", "1986.5", "**да**", "[да](a)", "<b>да</b> нет", "~~да~~"]
)
def test_a_target_that_begins_no_block_is_written_as_it_is(target):
    assert translate("Да\n", target) == f"{target}\n"


def test_hashes_at_the_end_of_a_heading_stay_part_of_it():
    assert translate("# Язык C ##\n", "C тілі #") == "# C тілі \\# ##\n"


def test_a_quoted_target_is_not_taken_for_the_title_of_the_link_above():
    assert translate("[а]: /url\nДа\n", '"Иә"') == '[а]: /url\n\\"Иә"\n'


def test_a_pipe_does_not_make_a_table_of_a_heading_over_dashes():
    assert translate("Да\n---\n", "Иә |") == "Иә &#124;\n---\n"


def test_spaces_of_any_kind_after_a_task_box_are_no_text():
    assert [segment.text for segment in Markdown().segments("- [ ] \u00a0 Ассамблея\n")] == [
        "Ассамблея"
    ]


def test_a_task_without_text_on_its_line_begins_on_the_next():
    assert translate("- [ ] \n  Да\n", "Иә") == "- [ ] \n  Иә\n"


def test_old_and_rare_line_separators_inside_a_paragraph_are_spaces_in_the_text():
    assert texts("Один\u2028два\x0bтри\n") == ["Один два три"]


def test_a_nul_character_is_no_obstacle():
    assert translate("# Да\0\n", "Иә") == "# Иә\n"
