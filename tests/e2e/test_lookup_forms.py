from toolkit.errors import ExitCode


def test_forms_are_a_table_of_cases_within_80_columns(project):
    assert project.run("glossary", "lookup", "Ассамблеясының", "--forms") == ExitCode.DONE
    assert "  Instrumental   Ассамблеей народа Казахстана" in project.out
    assert "  Шығыс (ablative)         Қазақстан халқы Ассамблеясынан" in project.out
    assert "  Possessive  Assembly of the People of Kazakhstan's" in project.out
    assert max(map(len, project.out.splitlines())) <= 80


def test_forms_as_json_have_universal_dependencies_features(project):
    code, found = project.json("glossary", "lookup", "Елбасы", "--forms")
    assert code == ExitCode.DONE
    kazakh = next(term for term in found["forms"] if term["lang"] == "kk")
    assert {"features": "Case=Abl", "forms": ["Елбасынан"]} in kazakh["forms"]


def test_a_term_not_to_be_used_comes_with_the_one_to_write(project):
    terms = project / "glossary" / "terms.csv"
    with terms.open("a", encoding="utf-8") as file:
        file.write("elbasy,politics,en,Elbassy,deprecated,proper noun,,,\n")
    project.run("glossary", "lookup", "Elbassy's")
    assert project.out.splitlines()[0] == "'Elbassy' is deprecated; write 'Elbasy'"
    _, found = project.json("glossary", "lookup", "Elbassy")
    assert found["corrections"] == [
        {"concept": "elbasy", "lang": "en", "term": "Elbassy", "status": "deprecated",
         "write": "Elbasy"}
    ]  # fmt: skip


def test_all_terms_of_a_sentence_are_shown(project):
    code, found = project.json("glossary", "lookup", "Елбасы прибыл в Ассамблею народа Казахстана")
    assert code == ExitCode.DONE
    assert (found["how"], [c["concept"] for c in found["concepts"]]) == (
        "inside", ["elbasy", "assembly"],
    )  # fmt: skip
