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
        ("Дом\tҮй\tHou\x07se", "column 3 (en) has the control character U+0007; remove it"),
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
