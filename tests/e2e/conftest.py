import pytest
from packages import build_package

from toolkit.engines import packages


@pytest.fixture
def models(project, tmp_path, monkeypatch):
    """Run ``toolkit models …`` in a project, with one shipped model, ru-kk 1.0."""
    monkeypatch.setattr(packages, "SHIPPED", tmp_path / "shipped")
    build_package(tmp_path / "shipped", protection_markers=16)

    def models(*args):
        code = project.run("models", *args)
        return code, project.out, project.err

    return models
