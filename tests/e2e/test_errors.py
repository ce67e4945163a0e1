"""Whatever goes wrong, a person gets one or two clear lines, and no file is changed."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from toolkit.cli import app, main
from toolkit.errors import ExitCode


def limit_file_size():
    """Make every write beyond 1 KB fail, as on a full disk."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024))


def test_a_full_disk_is_named_and_no_file_is_changed(project):
    project.article.write_text("\n\n".join(f"Абзац номер {n}." for n in range(50)), "utf-8")
    before = project.files()

    done = subprocess.run(
        [sys.executable, "-m", "toolkit", "translate", str(project.article)],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limit_file_size,
    )

    assert done.returncode == ExitCode.BAD_INPUT
    assert "cannot be written" in done.stderr
    assert len(done.stderr.splitlines()) <= 3
    assert project.files() == before


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no /proc here to be read-only")
def test_a_folder_that_cannot_be_written_is_named(project):
    assert project.run("init", "/proc/toolkit") == ExitCode.BAD_INPUT
    assert project.err.startswith("toolkit: /proc/toolkit: cannot be made: ")
    assert len(project.err.splitlines()) == 1


def test_in_a_folder_that_is_gone_one_line_says_so(project, monkeypatch):
    gone = project / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()

    assert project.run("status") == ExitCode.BAD_INPUT
    assert project.err == "toolkit: the current folder is gone; go to another, or use --project\n"
    assert project.run("status", "--project", project.root) == ExitCode.DONE


def test_a_wrong_option_says_which(project):
    assert project.run("translate", "--nonsense") == ExitCode.BAD_INPUT
    assert "--nonsense" in project.err


def test_settings_that_cannot_be_used_are_named_with_their_file(project):
    (project / "toolkit.toml").write_text("targets = 1\n")

    assert project.run("status") == ExitCode.BAD_INPUT
    assert "toolkit.toml: 'targets' must be a list of strings" in project.err


def test_a_malformed_glossary_is_refused_with_file_and_line(project):
    path = project / "glossary" / "terms.csv"
    path.write_text(path.read_text("utf-8") + "x,y,tlh,z,preferred,,,,\n", "utf-8")

    assert project.translate() == ExitCode.BAD_INPUT
    assert "terms.csv:11: " in project.err


def test_a_bug_gets_an_apology_with_how_to_report_it_and_no_traceback(capsys, monkeypatch):
    @app.command("fails", hidden=True)
    def fails() -> None:
        raise AssertionError("ойда жоқта")

    try:
        assert main(["fails"]) == ExitCode.BUG
        printed = capsys.readouterr().err
        assert "this is a bug in toolkit" in printed
        assert "TOOLKIT_TRACEBACK=1" in printed
        assert "Traceback" not in printed
        monkeypatch.setenv("TOOLKIT_TRACEBACK", "1")
        with pytest.raises(AssertionError):
            main(["fails"])
    finally:
        app.registered_commands.pop()


def test_output_that_nobody_reads_to_the_end_is_no_error(project):
    project.translate()
    with subprocess.Popen(
        [sys.executable, "-m", "toolkit", "glossary", "list"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        process.stdout.close()
        errors = process.stderr.read()

    assert "Traceback" not in errors
    assert "bug" not in errors


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("command", [["--version"], ["status", "--json"], ["glossary", "list"]])
def test_output_that_has_no_room_is_named(project, command):
    # Little output fails when Python ends, much of it in the middle of the command.
    rows = "".join(f"c{n},politics,ru,термин {n},preferred,noun,,,\n" for n in range(999))
    with (project / "glossary" / "terms.csv").open("a", encoding="utf-8") as glossary:
        glossary.write(rows)
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "toolkit", *command],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )

    assert done.stderr == "toolkit: the output cannot be written: no space left on device\n"
    assert done.returncode == ExitCode.BAD_INPUT


@pytest.mark.parametrize("arguments", [[], ["glossary"], ["models"]])
def test_a_command_group_alone_shows_its_help(project, arguments):
    project.run(*arguments)

    assert "Usage: toolkit" in project.out + project.err


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("encoding", ["cp1251", "ascii", "utf-8"])
def test_output_into_a_file_is_utf_8_whatever_the_system_prefers(encoding):
    done = subprocess.run(
        [sys.executable, "-m", "toolkit", "glossary", "lookup", "АНК"],
        env={**os.environ, "PYTHONIOENCODING": encoding},
        capture_output=True,
        check=False,
    )

    assert done.returncode == ExitCode.DONE
    assert "Қазақстан халқы Ассамблеясы" in done.stdout.decode("utf-8")


def test_ctrl_c_in_the_first_moments_is_no_traceback():
    code = (
        "import sys, toolkit.__main__ as program\n"
        "class Interrupting:\n"
        "    def find_spec(self, name, *rest):\n"
        "        if name == 'toolkit.cli': raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Interrupting())\n"
        "program.run()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (
        ExitCode.INTERRUPTED,
        "toolkit: interrupted; every file is whole\n",
    )
