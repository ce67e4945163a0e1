import pytest

from toolkit.storage import read_text


@pytest.fixture
def golden(request):
    """Compare a text with a file, byte for byte; ``--update-golden`` writes the file instead."""

    def check(path, text):
        if request.config.getoption("--update-golden"):
            path.write_bytes(text.encode())
        assert text == read_text(path)

    return check
