"""Train a small model that translates some languages to each other, and package it.

Nothing outside this folder imports it; it needs the extra ``toolkit[train]``. Start with
``python -m toolkit.training --help``.
"""
