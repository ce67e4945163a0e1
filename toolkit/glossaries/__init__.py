"""Glossary files: read a folder of them into a termbase, look terms up, change and check them."""

from toolkit.glossaries.folder import Glossary, read_folder

__all__ = ["Glossary", "read_folder"]
