import pytest
from translate.storage.tmx import tmxfile

ROWS = (
    "Дом дружбы открыт.\tДостық үйі ашық.\tThe House of Friendship is open.\tculture\n"
    'Закон "О языках" & <др.>\t«Тіл туралы» заң\tThe Law "On Languages"\tlaw\n'
)
WRITTEN = """\
<tu>
<tuv xml:lang="ru"><seg>Закон "О языках" &amp; &lt;др.&gt;</seg></tuv>
<tuv xml:lang="kk"><seg>«Тіл туралы» заң</seg></tuv>
<tuv xml:lang="en"><seg>The Law "On Languages"</seg></tuv>
</tu>
</body>
</tmx>
"""

OTHER = """\
<tmx version="1.4"><header creationdate="20260101T000000Z"/><body>
<tu tuid="1"><note>о доме</note>
<tuv xml:lang="ru-RU"><seg>Дом <hi>дружбы</hi></seg></tuv>
<tuv xml:lang="kk-KZ"><seg>Достық үйі</seg></tuv>
<tuv xml:lang="de"><seg>Haus</seg></tuv></tu>
<tu><tuv xml:lang="ru"><seg>Сенат</seg></tuv><tuv xml:lang="de"><seg>Senat</seg></tuv></tu>
</body></tmx>
"""


@pytest.fixture
def table(project):
    def write(text=ROWS, name="laws.ru-kk-en.tsv"):
        (project / name).write_text(text, encoding="utf-8", newline="")
        return name

    return write


def imported(project, name="laws"):
    return project / f"translations/memory/{name}.tmx"


def test_a_table_that_names_its_languages_is_imported(project, table):
    assert project.run("memory", "import", table()) == 0
    assert project.out == "wrote translations/memory/laws.tmx: 2 units in ru, kk, en\n"
    assert imported(project).read_text("utf-8").endswith(WRITTEN)


def test_what_was_imported_is_recalled_between_any_two_of_its_languages(project, table):
    project.article.write_text("Дом дружбы открыт.\n", encoding="utf-8")
    project.run("memory", "import", table())
    assert project.translate() == 0
    assert project.po("kk")[0].msgstr == "Достық үйі ашық."
    assert project.po("en")[0].msgstr == "The House of Friendship is open."
    assert "recalled from translations/memory/laws.tmx" in project.po("kk")[0].tcomment


def test_the_languages_may_be_named_instead(project, table):
    assert project.run("memory", "import", table(name="a.csv"), "--languages", "ru,kk") == 2
    assert (
        project.err
        == "toolkit: a.csv:1: has 1 of the columns ru, kk; fill the row in or take it out\n"
    )
    csv = table('"Да, дом",Иә\n', "a.csv")
    assert project.run("memory", "import", csv, "--languages", "ru,kk", "--name", "house") == 0
    assert "<seg>Да, дом</seg>" in imported(project, "house").read_text("utf-8")


def test_importing_again_changes_no_byte(project, table):
    project.run("memory", "import", table())
    before = project.files()
    assert project.run("memory", "import", table()) == 0
    assert project.out == "unchanged: translations/memory/laws.tmx: 2 units in ru, kk, en\n"
    assert project.files() == before


def test_another_file_is_replaced_only_when_forced(project, table):
    project.run("memory", "import", table())
    before = imported(project).read_bytes()
    assert project.run("memory", "import", table("Да\tИә\tYes\n")) == 2
    assert project.err == (
        "toolkit: translations/memory/laws.tmx: is there already; "
        "choose another --name, or add --force\n"
    )
    assert imported(project).read_bytes() == before
    assert project.run("memory", "import", table("Да\tИә\tYes\n"), "--force") == 0
    assert imported(project).read_bytes() != before


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("Дом\tҮй", "has 2 of the columns ru, kk, en; fill the row in or take it out"),
        ("Дом\t \tHouse", "column 2 (kk) is empty; fill it in or take the row out"),
        (
            "Дом\tҮй\tHou\x07se",
            "column 3 (en) has the control character U+0007, which no TMX can hold; remove it",
        ),
    ],
)
def test_a_bad_row_is_named_by_its_line_and_nothing_is_written(project, table, row, message):
    assert project.run("memory", "import", table(f"{ROWS}\n{row}\n")) == 2
    assert project.err == f"toolkit: laws.ru-kk-en.tsv:4: {message}\n"
    assert not imported(project).exists()


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (
            ["laws.tsv"],
            "laws.tsv: does not say its languages; name them with --languages, as ru,kk,en",
        ),
        (
            ["laws.txt"],
            "laws.txt: is no file of translations; its name must end in .tmx, .tsv or .csv",
        ),
        (
            ["laws.tsv", "--languages", "ru"],
            "--languages needs two languages or more, as in ru,kk,en",
        ),
        (["no.ru-kk.tsv"], "no.ru-kk.tsv: no such file; check the name and the folder"),
        (["no.tmx"], "no.tmx: cannot be read: no such file or directory"),
        (
            ["laws.tsv", "--languages", "ru,kk", "--name", "../laws"],
            "'../laws' is no name for a file; choose one with --name, as --name laws",
        ),
    ],
)
def test_what_cannot_be_imported_is_said(project, table, args, message):
    table(name="laws.tsv")
    assert project.run("memory", "import", *args) == 2
    assert project.err == f"toolkit: {message}\n"


def test_an_empty_table_is_refused(project, table):
    assert project.run("memory", "import", table("\n\n")) == 2
    assert project.err == "toolkit: laws.ru-kk-en.tsv: has no rows; is it another file?\n"


def test_rows_that_are_repeated_are_taken_once(project, table):
    assert project.json("memory", "import", table(ROWS + ROWS)) == (
        0,
        {
            "path": str(imported(project)),
            "languages": ["ru", "kk", "en"],
            "units": 2,
            "repeated": 2,
            "written": True,
        },
    )


def test_a_memory_of_another_program_is_imported_in_the_languages_we_know(project):
    (project / "other.tmx").write_text(OTHER, encoding="utf-8")
    assert project.run("memory", "import", "other.tmx") == 0
    assert project.out == "wrote translations/memory/other.tmx: 1 unit in ru, kk\n"
    assert project.run("memory", "import", "other.tmx", "--languages", "kk,en", "--force") == 2
    assert project.err == (
        "toolkit: other.tmx: no unit is in two of kk, en; see what languages it names\n"
    )


def test_translate_toolkit_reads_what_was_imported(project, table):
    project.run("memory", "import", table())
    units = tmxfile.parsefile(str(imported(project))).units
    assert [(unit.source, unit.target) for unit in units] == [
        ("Дом дружбы открыт.", "Достық үйі ашық."),
        ('Закон "О языках" & <др.>', "«Тіл туралы» заң"),
    ]


PO = """\
msgid ""
msgstr ""
"Language: {lang}\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"X-Source-Language: ru\\n"

msgid "Дом дружбы открыт."
msgstr "{reviewed}"

#, fuzzy
msgid "Сенат"
msgstr "{draft}"

msgid "{other}"
msgstr "{target}"
"""


@pytest.fixture
def approved(project, table):
    """A project with approved translations in catalogues and in the memory, and drafts."""
    project.run("memory", "import", table())

    def catalogue(lang, **texts):
        path = project.po_path(lang)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PO.format(lang=lang, **texts), encoding="utf-8")

    catalogue("kk", reviewed="Достық үйі ашылды.", draft="Сенат", other="Заң", target="Заңы")
    catalogue("en", reviewed="", draft="Senate", other="Закон \\t", target="Law")
    return catalogue


def test_all_that_is_approved_is_exported_the_newest_translation_of_each_text(project, approved):
    approved("en", reviewed="", draft="Senate", other="Заң", target="A law")
    assert project.run("memory", "export", "out.tsv") == 0
    assert project.out == "wrote out.tsv: 3 units in ru, kk, en\n"
    assert (project / "out.tsv").read_text("utf-8") == (
        'Закон "О языках" & <др.>\t«Тіл туралы» заң\tThe Law "On Languages"\n'
        "Дом дружбы открыт.\tДостық үйі ашылды.\tThe House of Friendship is open.\n"
        "Заң\tЗаңы\tA law\n"
    )


@pytest.mark.usefixtures("approved")
def test_one_pair_is_exported(project):
    assert project.run("memory", "export", "out.csv", "--pair", "kk-ru") == 0
    assert (project / "out.csv").read_text("utf-8") == (
        'Достық үйі ашық.,Дом дружбы открыт.\n«Тіл туралы» заң,"Закон ""О языках"" & <др.>"\n'
    )


@pytest.mark.usefixtures("approved")
def test_a_translation_that_is_missing_is_an_empty_cell(project):
    assert project.run("memory", "export", "out.csv") == 0
    assert (project / "out.csv").read_text("utf-8").splitlines()[-2:] == [
        "Заң,Заңы,",
        "Закон \t,,Law",
    ]


@pytest.mark.usefixtures("approved")
def test_what_was_exported_to_tmx_is_imported_again(project):
    assert project.run("memory", "export", "all.tmx") == 0
    text = (project / "all.tmx").read_text("utf-8")
    assert text.count("<tu>") == 4
    assert "<tu>\n" + '<tuv xml:lang="ru"><seg>Заң</seg></tuv>\n' in text
    assert project.run("memory", "import", "all.tmx", "--name", "copy") == 0
    assert imported(project, "copy").read_text("utf-8") == text


@pytest.mark.usefixtures("approved")
def test_an_export_that_is_there_is_kept_unless_forced(project):
    (project / "out.tmx").write_text("mine", encoding="utf-8")
    assert project.run("memory", "export", "out.tmx") == 2
    assert project.err == (
        "toolkit: out.tmx: is there already; choose another FILE, or add --force\n"
    )
    assert project.run("memory", "export", "out.tmx", "--force") == 0
    assert project.json("memory", "export", "out.tmx") == (
        0,
        {"path": "out.tmx", "languages": ["ru", "kk", "en"], "units": 4, "written": False},
    )


@pytest.mark.usefixtures("approved")
@pytest.mark.parametrize(
    ("args", "message"),
    [
        (
            ["out.tsv"],
            "locales/en/LC_MESSAGES/news.po: 'Закон' has a tab, "
            "which no .tsv can hold; write a .tmx or a .csv",
        ),
        (
            ["out.tmx", "--pair", "en-en"],
            "'en-en' is no pair of languages we know; put it together of ru, kk, en",
        ),
        (
            ["out.xml"],
            "out.xml: is no file of translations; its name must end in .tmx, .tsv or .csv",
        ),
    ],
)
def test_what_cannot_be_exported_is_said(project, args, message):
    assert project.run("memory", "export", *args) == 2
    assert project.err == f"toolkit: {message}\n"
    assert not (project / args[0]).exists()


def test_where_nothing_is_approved_nothing_is_exported(project):
    assert project.run("memory", "export", "out.tmx") == 2
    assert project.err.endswith(": nothing is approved for ru→kk, ru→en; review drafts first\n")
    assert not (project / "out.tmx").exists()


def test_a_project_without_settings_wants_a_pair(project):
    (project / "toolkit.toml").unlink()
    assert project.run("memory", "export", "out.tmx", "--project", project.root) == 2
    assert (
        project.err == "toolkit: the settings name no languages; name them with --pair, as ru-kk\n"
    )


@pytest.mark.usefixtures("approved")
def test_the_files_of_the_memory_are_listed(project):
    assert project.run("memory", "list") == 0
    assert project.out == (
        "units  languages   file\n"
        "    2  ru, kk, en  translations/memory/laws.tmx\n"
        "    2  ru, kk      locales/kk/LC_MESSAGES/news.po\n"
        "    1  ru, en      locales/en/LC_MESSAGES/news.po\n"
    )


def test_an_empty_memory_is_no_error(project):
    assert project.run("memory", "list") == 0
    assert (project.out, project.err.partition(";")[0]) == ("", "nothing is approved yet")


@pytest.mark.usefixtures("approved")
def test_the_nearest_approved_translations_are_looked_up(project):
    assert project.run("memory", "lookup", "Дом", "дружбы", "закрыт.") == 0
    assert project.out == (
        "89% ru→kk, locales/kk/LC_MESSAGES/news.po\n"
        "  Дом дружбы открыт.\n"
        "  Достық үйі ашылды.\n"
        "89% ru→en, translations/memory/laws.tmx\n"
        "  Дом дружбы открыт.\n"
        "  The House of Friendship is open.\n"
    )


@pytest.mark.usefixtures("approved")
def test_a_look_up_in_another_direction_for_programs(project):
    assert project.json("memory", "lookup", "Достық үйі ашық.", "--pair", "kk-en") == (
        0,
        [
            {
                "pair": "kk-en",
                "score": 1.0,
                "source": "Достық үйі ашық.",
                "target": "The House of Friendship is open.",
                "origin": "translations/memory/laws.tmx",
            }
        ],
    )


@pytest.mark.usefixtures("approved")
def test_exit_code_1_when_nothing_like_it_is_approved(project):
    assert project.run("memory", "lookup", "Крымбек Кушербаев") == 1
    assert (project.out, project.err) == (
        "",
        "toolkit: nothing like 'Крымбек Кушербаев' is approved\n",
    )
