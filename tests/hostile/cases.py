"""All that has to be refused, by name. See test_refused."""

from __future__ import annotations

from tests.hostile.case import Case
from tests.hostile.layer_cases import LINKS, NO_FILES, PAGES, PICTURES, TEXTS
from tests.hostile.session_cases import NAMES, PEOPLE, YAML

CASES: dict[str, Case] = {
    f"{kind}: {name}": case
    for kind, cases in {
        "yaml": YAML, "names": NAMES, "texts": TEXTS, "people": PEOPLE, "pictures": PICTURES, "links": LINKS,
        "no files": NO_FILES, "pages": PAGES,
    }.items()
    for name, case in cases.items()
}  # fmt: skip
