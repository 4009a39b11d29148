"""Check the spelling of all Finnish with Voikko and of all English with a British dictionary: run with `make spell`.

Both come from the system (on Debian and Ubuntu: voikko-fi, libvoikko-dev, hunspell and hunspell-en-gb). What is missing
is said, and its language left out. Words that no dictionary has, and that are right, stand in tests/spelling/.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[1]
SPEAKERS: Mapping[str, Sequence[str]] = {
    "fi": ("voikkospell",),
    "en": ("hunspell", "-d", "en_GB", "-l"),
}
_WORD = re.compile(r"[^\W\d_](?:[\w’'-]*[^\W_])?")
_NOT_PROSE = re.compile(r"<!--.*?-->|https?://\S+|\{\w+\}", re.DOTALL)


def texts(language: str) -> Iterator[tuple[str, str]]:
    """Yield every file of words in a language, by its name, with its prose."""
    for path in sorted([*ROOT.glob(f"exercises/*/*/{language}.*"), *ROOT.glob(f"templates/*/**/{language}.yaml")]):
        text = path.read_text(encoding="utf-8")
        name = path.relative_to(ROOT).as_posix()
        yield name, text if path.suffix == ".md" else "\n".join(_phrases(yaml.load(text, yaml.BaseLoader)))


def _phrases(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        for value in data.values():
            yield from _phrases(value)
    elif isinstance(data, list):
        for value in data:
            yield from _phrases(value)
    else:
        yield str(data)


def words_of(text: str) -> set[str]:
    """Take the words out of a text, apostrophes made plain."""
    prose = _NOT_PROSE.sub(" ", text.replace("\u00ad", ""))
    return {word.replace("’", "'") for word in _WORD.findall(prose)}


def unknown(words: set[str], command: Sequence[str]) -> set[str]:
    """Ask a speller which of these words it does not know."""
    asked = "\n".join(sorted(words)) + "\n"
    done = subprocess.run(command, input=asked, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode and not done.stdout:
        raise OSError(done.stderr.strip() or f"{command[0]} failed")
    lines = done.stdout.splitlines()
    return {line.removeprefix("W: ") for line in lines if line and not line.startswith("C: ")}


def allowed(language: str) -> set[str]:
    """Read the words that are right although no dictionary has them."""
    lines = (ROOT / f"tests/spelling/{language}.txt").read_text(encoding="utf-8").splitlines()
    return {line.strip() for line in lines if line.strip() and not line.startswith("#")}


def misspelt(language: str) -> list[tuple[str, str]]:
    """List each word that is wrong with the first file that has it."""
    by_word: dict[str, str] = {}
    for name, text in texts(language):
        for word in words_of(text):
            by_word.setdefault(word, name)
    wrong = unknown(set(by_word), SPEAKERS[language]) - allowed(language)
    return sorted((by_word[word], word) for word in wrong if word in by_word)


def main() -> int:
    """Check every language whose speller is there; tell what is wrong, and what could not be checked."""
    found = 0
    for language, command in SPEAKERS.items():
        if shutil.which(command[0]) is None:
            print(f"{language}: not checked, for {command[0]} is missing")
            continue
        try:
            wrong = misspelt(language)
        except OSError as error:
            print(f"{language}: not checked: {error}")
            continue
        for name, word in wrong:
            print(f"{name}: {word}")
        print(f"{language}: {len(wrong) or 'no'} words to correct")
        found += len(wrong)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
