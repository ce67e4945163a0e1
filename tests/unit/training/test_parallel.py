"""What several processes tell the one that started them."""

import pytest

pytest.importorskip("torch")
pytestmark = pytest.mark.filterwarnings("ignore")  # theirs, not ours

from toolkit.errors import InputError, ToolkitError  # noqa: E402
from toolkit.training import parallel  # noqa: E402


def fail_in_the_second():
    if parallel.number() == 1:
        raise InputError("ru-kk.tsv", "1 columns; mend or drop the row", 7)
    parallel.agreed(0)


def test_an_error_of_the_user_in_one_process_is_raised_here_in_one_line():
    with pytest.raises(ToolkitError, match=r"^ru-kk\.tsv:7: 1 columns; mend or drop the row$"):
        parallel.run(2, fail_in_the_second)
