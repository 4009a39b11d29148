"""One document that uses every element of the markup, written once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pdf_reading import Pdf
from tests.press.everything import everything
from workshop.press.writer import Written


@pytest.fixture(scope="session")
def markup() -> str:
    """The markup that uses every element."""
    return (Path(__file__).parent / "everything.xml").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def whole() -> Written:
    """That markup, written."""
    return everything()


@pytest.fixture(scope="session")
def pdf(whole: Written) -> Pdf:
    """Its objects."""
    return Pdf(whole.data)
