"""Themes: a theme file, what it is based on, and a brand laid over it, checked and ready for one pack."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

from workshop.content.files import is_inside, read_bytes
from workshop.content.layers import merge_documents
from workshop.content.library import Library
from workshop.content.validation import validate
from workshop.content.yaml_text import Document
from workshop.errors import PageError, Place, Problems
from workshop.pack.pictures import Pictures
from workshop.page.contrast import LowContrast, low_contrasts
from workshop.page.font_files import MOST_BYTES as FONT_BYTES
from workshop.page.fonts import Fonts, load_fonts
from workshop.page.theme import Theme, ThemeFile
from workshop.session.records import Session

BASED_ON = "based-on"
_DEEPEST = 5
_WIDEST_LOGO_MM = 170.0


def read_theme(session: Session, library: Library, problems: Problems) -> Theme | None:
    """Read a session's theme with its brand; None, and problems, if a part of it cannot be used."""
    brand = _brand_document(session) if session.brand else None
    file = read_theme_file(session.theme, library, problems, session.where("theme"), brand)
    return Theme(file, session.print.ink, session.print.type) if file else None


def read_theme_file(
    item: str, library: Library, problems: Problems, place: Place | None = None, brand: Document | None = None
) -> ThemeFile | None:
    """Read a theme by its id, what it is based on below it and a brand above; None, and problems, on any error."""
    document = _document(item, library, problems, place)
    if document is None:
        return None
    if brand:
        document = merge_documents([brand, document])
    own = Problems()
    file = validate(ThemeFile, document, own)
    if file:
        for pair in low_contrasts(file):
            _tell_contrast(pair, document, own)
    problems.extend(own)
    return None if own.errors else file


def _document(item: str, library: Library, problems: Problems, place: Place | None, depth: int = 0) -> Document | None:
    """Read a theme over the theme that it is based on."""
    document = library.theme_document(item, problems, place)
    base = document.data.get(BASED_ON, "") if document else ""
    if document is None or not base:
        return document
    where = document.place_of((BASED_ON,))
    document = replace(document, data={key: part for key, part in document.data.items() if key != BASED_ON})
    if depth >= _DEEPEST or not isinstance(base, str):
        message = f'"{item}" is based on itself, or on too long a chain'
        problems.error("theme-base", message, where, "write based-on: playbill")
        return None
    below = _document(base, library, problems, where, depth + 1)
    return merge_documents([document, below]) if below else None


def _brand_document(session: Session) -> Document:
    """Give the session's brand the shape of a theme file, its places kept."""
    data: dict[str, Any] = {"brand": dict(session.brand)}
    values = {path: place for path, place in session.places.items() if path and path[0] == "brand"}
    return Document(data, values, values, session.place)


def _tell_contrast(pair: LowContrast, document: Document, problems: Problems) -> None:
    name = pair.path[1]
    use = "text" if pair.needed > 4 else "a line with a meaning"
    message = f'"{name}" on the {pair.on} has a contrast of {pair.ratio:.1f}:1, and {use} needs {pair.needed:.1f}:1'
    problems.error("contrast", message, document.place_of(pair.path), f'the nearest that passes is "{pair.better}"')


def read_fonts(theme: Theme, session: Session, library: Library, problems: Problems) -> Fonts | None:
    """Register the fonts of a session's theme; None, and a problem, for one that is not there."""
    return load_theme_fonts(theme, session.theme, library, problems)


def load_theme_fonts(theme: Theme, item: str, library: Library, problems: Problems) -> Fonts | None:
    """Register the fonts of a theme that has the id `item`; None, and a problem, for one that is not there."""

    def find(name: str) -> bytes | None:
        found, unread = library.file(name), Problems()
        data = read_bytes(found[1], name, unread, FONT_BYTES, "choose another font") if found else None
        unread.raise_if_errors(PageError)
        return data

    try:
        return load_fonts(theme, f"templates/themes/{item}.yaml", find)
    except PageError as error:
        problems.extend(error.problems)
        return None


def read_logo(theme: Theme, session: Session, library: Library, problems: Problems) -> tuple[Any, float] | None:
    """Read the brand's logo: a file beside the session, or in a layer; None if there is none."""
    name = theme.file.brand.logo
    if not name:
        return None
    own = "logo" in session.brand
    place = session.where("brand", "logo") if own else Place(f"templates/themes/{session.theme}.yaml")
    path = _beside(session, name) if own else None
    found = library.file(name)
    path = path or (found[1] if found else None)
    if path is None:
        hint = "put the picture beside the session file, or give its path from a layer's folder"
        problems.error("image-missing", f'no picture "{name}"', place, hint)
        return None
    try:
        return Pictures(grey=theme.ink == "grey").read(path, name, _WIDEST_LOGO_MM)
    except PageError as error:
        problems.extend(error.problems)
    return None


def _beside(session: Session, name: str) -> Path | None:
    folder = Path(session.place.file).parent
    path = folder / name
    return path if os.path.isfile(path) and is_inside(path, folder) else None
