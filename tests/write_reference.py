"""Write the reference of the page markup into the README: python -m tests.write_reference."""

from __future__ import annotations

from pathlib import Path

from workshop.page.vocabulary import reference

README = Path(__file__).parents[1] / "README.md"
BEGIN, END = "<!-- markup reference: begin -->", "<!-- markup reference: end -->"


def with_reference(text: str) -> str:
    """Put the reference between its two comments."""
    head, begin, rest = text.partition(BEGIN)
    _, end, tail = rest.partition(END)
    assert begin
    assert end
    return f"{head}{BEGIN}\n{reference().strip()}\n{END}{tail}"


if __name__ == "__main__":
    README.write_text(with_reference(README.read_text(encoding="utf-8")), encoding="utf-8")
