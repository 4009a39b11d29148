"""Templates from elsewhere: rendered in a child process with limits, as the box's are, or stopped and named."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.packs import BOX, library, own, own_session, starter, starter_session
from workshop.cli.main import cli
from workshop.content.layers import Layer
from workshop.content.library import Library
from workshop.content.records import TemplateSource
from workshop.errors import PageError, Problems, StoppedError, WorkshopError
from workshop.pack import containment
from workshop.pack.build import build_pack
from workshop.pack.containment import Renderer, Worker

POSTERS = "templates/documents/posters.xml.j2"
PART = "templates/documents/part.xml.j2"
HEAD = '<document kind="posters" title="T" language="en"><section page="poster" title="T">'
TAIL = "</section></document>"
SESSION = """\
title: Day
language: en
start: 9.00
participants: 8
agenda:
  - talk: Hello
    minutes: 5
    text: Hello.
    prints:
      - {poster: agreements, per: room}
"""
LETTERS = '{% set letters = "' + "a" * 500 + '" %}\n'
LOOP = "\n  hint: look for a loop that does not end"
GROWTH = "\n  hint: look for a text or a list that grows in a loop"
REFERENCE = "\n  hint: templates name only what the reference lists, and close every {% … %}"
SLOW = f"the template took more than 1 second, and was stopped{LOOP}"
LARGE = f"the template needed too much memory, and was stopped{GROWTH}"
LONG = f"the template printed more than 5 million letters, and was stopped{LOOP}"

linux = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
limited = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave it to the limits of the process to stop it, however busy the computer is with other tests."""
    monkeypatch.setattr(containment, "SECONDS_WAITED", 60)


def write(root: Path, path: str, text: str) -> Path:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")
    return root


def problems(*layers: Path) -> list[str]:
    with pytest.raises(WorkshopError) as caught:
        own(SESSION, *layers, only=["posters"])
    return [str(problem) for problem in caught.value.problems]


def failed(what: str) -> str:
    return f"the template failed: {what}{REFERENCE}"


# -- bombs -----------------------------------------------------------------------------------------------

BOMBS = {
    "a loop in a loop": (LETTERS + "{% for a in letters %}" * 5 + "{% endfor %}" * 5, 2, SLOW),
    "a macro that calls itself twice": (
        "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}\n{{ f(60) }}", 1, SLOW,
    ),
    "a text beside itself": ("{% set s = 'aaaaaaaa' %}{% set s = s ~ s %}" + "{% set s = s ~ s %}" * 30, 1, LARGE),
    "a list behind itself": ("{% set s = [1] %}\n" + "{% set s = s + s %}" * 30, 2, LARGE),
    "a text in each letter": (LETTERS + "{{ letters|replace('a', letters)|replace('a', letters) }}", 2, LARGE),
    "a text between letters": (LETTERS + "{{ letters|join(letters)|join(letters) }}", 2, LARGE),
    "a block kept": (
        LETTERS + "{% set s %}" + "{% for a in letters %}" * 2 + "{{ letters }}" + "{% endfor %}" * 2 + "{% endset %}",
        2, LARGE,
    ),
    "much text": (LETTERS + "{% for a in letters %}" * 3 + "\n{{ letters }}" + "{% endfor %}" * 3, 3, LONG),
    "batch": ("\n{{ [1]|batch(1000000000, 'x')|list }}", 2, failed("batch takes 1000 at most")),
    "indent": ("{{ 'a'|indent(1000000000, true) }}", 1, failed("indent takes 100 at most")),
    "ljust": ("{{ 'a'.ljust(1000000000) }}", 1, failed("only macros can be called")),
    "Python's insides": (
        "\n\n{{ session.__class__ }}", 3, failed("access to attribute '__class__' of 'dict' object is unsafe."),
    ),
    "a macro that calls itself": (
        "{% macro f() %}{{ f() }}{% endmacro %}\n{{ f() }}", 1, f"the template calls itself without end{REFERENCE}",
    ),
    "many brackets": ("{{ " + "[" * 99_999, 0, f"the template calls itself without end{REFERENCE}"),
    "many blocks": (
        "{% for a in 'a' %}" * 30 + "{% endfor %}" * 30, 0, failed("too many statically nested blocks"),
    ),
}  # fmt: skip


@limited
@pytest.mark.parametrize(("text", "line", "told"), BOMBS.values(), ids=BOMBS)
def test_what_goes_too_far_is_stopped_and_named(text: str, line: int, told: str, tmp_path: Path) -> None:
    write(tmp_path, POSTERS, HEAD + text + TAIL)
    assert problems(tmp_path) == [f"{POSTERS}{f':{line}:1' if line else ''}: {told}"]


def test_a_template_that_includes_itself(tmp_path: Path) -> None:
    write(tmp_path, POSTERS, f"{{% include '{POSTERS}' %}}")
    assert problems(tmp_path) == [f"{POSTERS}:1:1: the template calls itself without end{REFERENCE}"]


def test_a_long_word_is_not_laid_out(tmp_path: Path) -> None:
    text = "<p>" + LETTERS + "{% for a in letters %}" * 2 + "aa" + "{% endfor %}" * 2 + "</p>"
    write(tmp_path, POSTERS, HEAD + text + TAIL)
    message = f'{POSTERS}:1:1: <p> holds a word of 500000 letters, "aaaaaaaaaaaaaaaaaaaa…"'
    assert problems(tmp_path) == [f"{message}\n  hint: put a space in it; 400 is the most"]


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_command_writes_nothing_and_leaves_the_library_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(write(tmp_path, "day.yaml", SESSION))
    layer = write(tmp_path / "mine", POSTERS, HEAD + BOMBS["much text"][0] + TAIL)
    before = files_in(layer)
    result = CliRunner().invoke(cli, ["--library", str(layer), "build", "day.yaml", "-q"], prog_name="workshop")
    message, hint = LONG.split("\n")
    told = (
        f"{POSTERS}:3:1: {message}\n  {{{{ letters }}}}{{% endfor %}}{{% endfor %}}{{% endfor %}}{TAIL}\n  ^\n{hint}\n"
    )
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", told)
    assert files_in(layer) == before
    assert sorted(os.listdir(tmp_path)) == ["day.yaml", "mine"]


@limited
def test_a_stop_ends_the_build_at_once(tmp_path: Path) -> None:
    text = HEAD + BOMBS["a text beside itself"][0] + TAIL
    for name in ("guide", "posters"):
        write(tmp_path, f"templates/documents/{name}.xml.j2", text)
    with pytest.raises(PageError) as caught:
        own(SESSION, tmp_path)
    assert [problem.place.file for problem in caught.value.problems] == ["templates/documents/guide.xml.j2"]


# -- good templates --------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["fi", "en"])
def test_the_boxs_own_templates_make_the_same_pack_there(lang: str, tmp_path: Path) -> None:
    for path in (BOX / "templates").rglob("*.j2"):
        write(tmp_path, path.relative_to(BOX).as_posix(), path.read_text("utf-8"))
    session = starter_session("meet-the-person", lang)
    here, there = starter("meet-the-person", lang), build_pack(session, library(tmp_path), Problems())
    assert [(file.name, file.data) for file in there.files] == [(file.name, file.data) for file in here.files]


def test_templates_of_the_box_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containment, "_Child", None)
    assert own(SESSION).files


def renderer(box: dict[str, str], foreign: dict[str, str]) -> Renderer:
    def load(path: str) -> TemplateSource:
        if path in foreign:
            return TemplateSource(path, foreign[path], "mine", False)
        return TemplateSource(path, box[path], "the box", True)

    return Renderer(load, "fi")


@pytest.mark.parametrize("foreign", [["main.j2"], ["part.j2"], ["main.j2", "part.j2"]])
def test_whatever_needs_a_foreign_template_is_rendered_there(foreign: list[str]) -> None:
    texts = {
        "main.j2": "{% from 'part.j2' import row with context %}{{ row(570) }}{% include ['no.j2', 'part.j2'] %}",
        "part.j2": "{% macro row(n) %}<b>{{ n|clock }} {{ words }}</b>{% endmacro %}\n{{ '\\N{BULLET}'|quoted }}",
    }
    data = {"words": "ä ” 😀 <&\x7f\u2028"}
    here = renderer(texts, {}).render("main.j2", data)
    there = renderer(texts, {name: texts[name] for name in foreign})
    assert there.render("main.j2", data) == here
    assert there._worker._child is not None
    there.close()


def test_a_trusted_template_with_a_part_from_another_layer(tmp_path: Path) -> None:
    text = f"{HEAD}{{% from '{PART}' import row %}}<p>{{{{ row() }}}}</p>{TAIL}"
    write(tmp_path / "box", POSTERS, text)
    write(tmp_path / "mine", PART, "{% macro row() %}{% for a in 'ab' %}\n{{ a.x }}{% endfor %}{% endmacro %}")
    layers = [Layer("mine", tmp_path / "mine"), Layer("box", tmp_path / "box", True), Layer("the box", BOX, True)]
    content = Library(layers)
    with pytest.raises(PageError) as caught:
        build_pack(own_session(SESSION, content), content, Problems(), ["posters"])
    assert str(caught.value) == f"{PART}:2:1: " + failed("'str object' has no attribute 'x'")


def test_a_template_that_is_missing_is_told_as_elsewhere(tmp_path: Path) -> None:
    write(tmp_path, POSTERS, "\n{% include 'templates/documents/none.xml.j2' %}")
    [told] = problems(tmp_path)
    assert told.startswith("templates/documents/none.xml.j2: missing: no layer has this template")
    write(tmp_path, POSTERS, "{% include '" + "x" * 400 + "' %}")
    assert problems(tmp_path) == [f"{POSTERS}: no template {'x' * 300}…{REFERENCE}"]


# -- the worker ------------------------------------------------------------------------------------------

IN_C = "{% set s = [[1, 2, 3]] %}" + "{% set s = s + s %}" * 18 + "{{ s|sum(start=[]) }}"


@pytest.fixture
def worker() -> Iterator[Worker]:
    texts = {"in-c.j2": IN_C, "good.j2": "{{ words }}", "bad.j2": "\n{{ nothing }}"}
    made = Worker(lambda path: TemplateSource(path, texts[path], "mine", False), "en")
    yield made
    made.close()


def number(worker: Worker) -> int:
    assert worker._child
    return worker._child._process.pid


def fault(worker: Worker, path: str) -> str:
    with pytest.raises(PageError) as caught:
        worker.render(path, {})
    return str(caught.value)


def test_one_process_answers_one_request_after_another(worker: Worker) -> None:
    assert worker.render("good.j2", {"words": "a"}) == "a"
    first = number(worker)
    assert fault(worker, "bad.j2") == "bad.j2:2:1: " + failed("'nothing' is undefined")
    assert worker.render("good.j2", {"words": "b"}) == "b"
    assert number(worker) == first


def test_what_cannot_be_interrupted_is_killed_and_the_next_works(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker.render("good.j2", {"words": "a"})
    first = number(worker)
    with monkeypatch.context() as patch:
        patch.setattr(containment, "SECONDS_WAITED", 0.2)
        with pytest.raises(StoppedError) as caught:
            worker.render("in-c.j2", {})
    assert str(caught.value) == f"in-c.j2: {SLOW}"
    assert worker.render("good.j2", {"words": "b"}) == "b"
    assert number(worker) != first


def test_a_process_that_is_gone_is_told_of_and_the_next_works(worker: Worker) -> None:
    worker.render("good.j2", {"words": "a"})
    assert worker._child
    worker._child._process.kill()
    told = f"good.j2: the process that ran the template came to a sudden end{GROWTH}"
    assert fault(worker, "good.j2") == told
    assert worker.render("good.j2", {"words": "b"}) == "b"


def test_a_load_that_fails_in_the_middle_spoils_nothing(worker: Worker) -> None:
    def load(path: str) -> TemplateSource:
        raise OSError("the disk is gone")

    good, worker._load = worker._load, load
    with pytest.raises(OSError, match="gone"):
        worker.render("good.j2", {"words": "a"})
    worker._load = good
    assert worker.render("good.j2", {"words": "b"}) == "b"


@pytest.mark.parametrize("python", ["/nowhere/python", sys.executable])
def test_a_process_that_does_not_start(python: str, worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containment, "_BOOT", "raise SystemExit")
    monkeypatch.setattr(sys, "executable", python)
    message = "it needs a process of its own, since it is not from the box, and that does not start"
    assert fault(worker, "good.j2") == f"good.j2: {message}\n  hint: try again; then see workshop doctor"


@limited
def test_a_process_that_is_allowed_less_time_already(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    less = "import resource; resource.setrlimit(resource.RLIMIT_CPU, (9, 9)); "
    monkeypatch.setattr(containment, "_BOOT", less + containment._BOOT)
    assert worker.render("good.j2", {"words": "a"}) == "a"


ANSWERS: list[Any] = [[], 1, {}, {"text": 5}, {"problem": "x"}, {"problem": [1, 2, 3, 4, 5, 6]}, {"load": 1}]


@pytest.mark.parametrize("answer", ANSWERS)
def test_an_answer_that_makes_no_sense(answer: Any, worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = "".join(json.dumps(line) + "\\n" for line in [{"ready": True}, answer])
    monkeypatch.setattr(containment, "_BOOT", f"print('{lines}', end='', flush=True); input()")
    assert fault(worker, "good.j2") == f"good.j2: the process that ran the template came to a sudden end{GROWTH}"


# -- what the process may do -----------------------------------------------------------------------------


@linux
def test_the_process_is_given_neither_the_environment_nor_open_files(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET", "1")
    monkeypatch.delenv("LD_LIBRARY_PATH", raising=False)
    with open(__file__) as ours:
        os.set_inheritable(ours.fileno(), True)
        worker.render("good.j2", {"words": "a"})
    proc = Path(f"/proc/{number(worker)}")
    assert (proc / "environ").read_bytes() == b""
    assert sorted(os.listdir(proc / "fd")) == ["0", "1", "2"]


def child(code: str) -> subprocess.CompletedProcess[str]:
    start = "import sys; sys.path += sys.argv[1:]; from workshop.pack.worker import confine\n"
    command = [sys.executable, "-I", "-S", "-B", "-c", start + code, *containment._homes()]
    return subprocess.run(command, capture_output=True, text=True, timeout=30)


def test_only_what_renders_is_imported() -> None:
    done = child("print(*sys.modules)")
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert {"workshop", "jinja2", "markupsafe"} <= loaded
    assert not loaded & {"reportlab", "pydantic", "yaml", "PIL", "click", "fontpkg", "markdown_it", "site"}


@linux
@pytest.mark.parametrize(
    ("code", "error"),
    [
        ("open('/etc/hostname')", "OSError"),
        ("import _socket; _socket.socket()", "OSError"),
        ("'a' * (200 * 2**20)", "MemoryError"),
        ("import os; os.environ['PATH']", "KeyError"),
    ],
)
def test_what_the_process_gives_up(code: str, error: str) -> None:
    late = "import _socket, os\n"
    done = child(f"{late}confine()\ntry: {code}\nexcept Exception as error: print(type(error).__name__)")
    assert (done.stdout.strip(), done.returncode) == (error, 0)


@linux
def test_the_limits() -> None:
    names = ("RLIMIT_CORE", "RLIMIT_FSIZE", "RLIMIT_NPROC")
    assert (
        child(
            f"import resource as r; confine(); print(*(r.getrlimit(getattr(r, name)) for name in {names}))"
        ).stdout.strip()
        == "(0, 0) (0, 0) (0, 0)"
    )


def test_another_folder_and_a_path_that_is_not_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("json.py", "jinja2.py", "workshop.py"):
        write(tmp_path, name, "raise SystemExit('not this one')")
    monkeypatch.chdir(tmp_path)
    made = Worker(lambda path: TemplateSource(path, "good", "mine", False), "en")
    assert made.render("good.j2", {}) == "good"
    made.close()
    shutil.rmtree(tmp_path)
