"""The ``toolkit`` program; ``python -m toolkit`` is the same."""

import sys

INTERRUPTED = 130


def run() -> None:
    """Run one command and end the process with its exit code."""
    try:
        _speak_utf8()
        # Imported here, so that Ctrl-C in the first moments is no traceback either.
        from toolkit.cli import main

        code = main()
    except KeyboardInterrupt:
        code = INTERRUPTED
    if code == INTERRUPTED:
        print("toolkit: interrupted; every file is whole", file=sys.stderr)
    sys.exit(code)


def _speak_utf8() -> None:
    """Write Kazakh where a Russian or an English Windows would not let us.

    A file or a pipe gets UTF-8; a terminal that has no ә gets a question mark.
    """
    for stream in (sys.stdout, sys.stderr):
        if stream is None or stream.encoding.lower().replace("-", "") == "utf8":
            continue
        if stream.isatty():
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
        else:
            stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]


if __name__ == "__main__":
    run()
