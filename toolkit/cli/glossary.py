"""``toolkit glossary``: look terms up and keep the termbase."""
