"""Train a small translation model for one pair of languages and ship it as an Argos package.

Nothing outside this folder imports it; it needs the extra ``toolkit[train]``. Start with
``python -m toolkit.training --help``.
"""
