"""What has to be refused in sessions, in files of participants, and in names and paths."""

from __future__ import annotations

from tests.hostile.case import (
    BUILD,
    HANDBOOK,
    ID,
    MINE,
    OWN_FONT,
    PEOPLE_FILE,
    USES_ALL,
    WORDS,
    Case,
    large,
    of_command,
    of_page,
    of_session,
)
from tests.hostile.files import SESSION, aliases, session, talk

YAML: dict[str, Case] = {
    "aliases": of_session('day.yaml:1:4: an anchor, "&a", is not allowed here', aliases("[x,x,x]", "[*,*,*]")),
    "anchors in one line": of_session(
        'day.yaml:1:5: an anchor, "&a", is not allowed here', "a: [" + "&a x, " * 300_000 + "]\n"
    ),
    "merge keys": of_session('day.yaml:1:4: an anchor, "&a", is not allowed here', aliases("{x: 1}", "{<<: [*,*]}")),
    "brackets": of_session("day.yaml:1:43: more than 40 levels of maps and lists", "a: " + "[" * 100_000),
    "braces": of_session("day.yaml:1:5: a key should be text, not a list or a map", "a: " + "{" * 100_000),
    "dashes": of_session("day.yaml:1:81: more than 40 levels of maps and lists", "- " * 100_000),
    "question marks": of_session("day.yaml:1:3: a key should be text, not a list or a map", "? " * 100_000),
    "a key twice": of_session('day.yaml:9:1: "title" is written twice', session("title: again\n")),
    "an unknown key": of_session('day.yaml:9:1: unknown key "shell"', session("shell: rm\n")),
    "a tag": of_session(
        'day.yaml:1:8: a tag, "!!python/object/apply:os.system", is not allowed here',
        session(title="!!python/object/apply:os.system [reboot]"),
    ),
    "NUL": of_session(
        "day.yaml:1:9: a character that cannot be printed: U+0000, a control character", session(title="D\0y")
    ),
    "an escape sequence": of_session(
        "day.yaml:1:9: a character that cannot be printed: U+001B, a control character", session(title="D\x1b[2Jy")
    ),
    "a control character written as an escape": of_session(
        "day.yaml:1:8: a character that cannot be printed: U+0007, a control character", session(title='"D\\x07y"')
    ),
    "half a pair written as an escape": of_session(
        "day.yaml:1:12: an escape that is no character", session(title='"D\\ud800y"')
    ),
    "broken UTF-8": of_session("day.yaml:1:9: byte E4 is not UTF-8 text", SESSION.encode().replace(b"Day", b"D\xe4y")),
    "UTF-16": of_session("day.yaml: this is UTF-16 text", SESSION.encode("utf-16")),
    "a byte-order mark in the middle": of_session(
        "day.yaml:1:9: a character that cannot be printed: U+FEFF, zero width no-break space", session(title="D\ufeffy")
    ),
    "50 MB": of_session("day.yaml: larger than 2 MB", "", prepare=large("day.yaml")),
    "200 000 words": of_session("day.yaml:9:7: a text of 200000 words; 20000 is the most", talk("a " * 200_000)),
    "20 000 lines": of_session("day.yaml:9:7: a text of 20001 lines; 2000 is the most", talk("a\n" * 20_000)),
    "20 000 paragraphs": of_session("day.yaml:9:7: a text of 40000 lines; 2000 is the most", talk("a\n\n" * 20_000)),
    "a word of 100 000 letters": of_session(
        'day.yaml:9:7: a word of 100000 letters, "aaaaaaaaaaaaaaaaaaaa…"; 200 is the most', talk("a" * 100_000)
    ),
    "a long title": of_session('day.yaml:1:8: "title": 499 letters; 120 is the most', session(title="word " * 100)),
    "a long name": of_session(
        'day.yaml:4:16: the card "tag-1" of the deck "name-tags" is 24.7 mm too tall',
        session(participants=f"[{'a' * 150}, B, C, D]"),
    ),
    "100 000 people": of_session(
        "day.yaml:4:40008: more than 20000 values in one file", session(participants=f"[{'a,' * 100_000}]")
    ),
    "20 000 breaks": of_session(
        "day.yaml:10004:12: more than 20000 values in one file", session("  - break: 1\n" * 20_000)
    ),
    "1 000 blocks": of_session('day.yaml:6:3: "agenda": 1001 items; 200 is the most', session("  - break: 1\n" * 1000)),
    "60 000 goals": of_session(
        "day.yaml:1:60006: more than 20000 values in one file", session(goals=f"[{'a, ' * 60_000}]")
    ),
    "too much for one day": of_session(
        "day.yaml: all that this session prints has 80086 words; 60000 is the most",
        session(f"  - {{talk: A, minutes: 1, text: {'word ' * 4000}}}\n" * 20),
    ),
    "a character that no font has": of_session(
        'day.yaml:1:12: no font of the theme has "😀" (U+1F600, grinning face)', session(title="Day 😀")
    ),
    "4 000 characters that no font has": of_session(
        'day.yaml:9:7: no font of the theme has "一" (U+4E00, cjk unified ideograph-4e00)',
        talk("".join(f"{chr(0x4E00 + i)} " for i in range(4000))),
    ),
}


NAMES: dict[str, Case] = {
    "an exercise elsewhere": of_session(
        f'day.yaml:9:15: "exercise" should be {ID}, not "../mirror"',
        session("  - exercise: ../mirror\n"),
    ),
    "an exercise called con": of_session('day.yaml:9:15: unknown exercise "con"', session("  - exercise: con\n")),
    "an exercise of 300 letters": of_session(
        'day.yaml:9:15: a word of 300 letters, "aaaaaaaaaaaaaaaaaaaa…"; 200 is the most',
        session(f"  - exercise: {'a' * 300}\n"),
    ),
    "a theme elsewhere": of_session(
        f'day.yaml:1:8: "theme" should be {ID}, not "../x"',
        session(theme="../x"),
    ),
    "a language elsewhere": of_session(
        'day.yaml:2:11: "language" should be a language like fi or en, not "../x"', session(language="../x")
    ),
    "people elsewhere": of_session(
        'day.yaml:4:15: "../people.csv" is outside the session\'s folder', session(participants="../people.csv")
    ),
    "people from the root": of_session(
        'day.yaml:4:15: "/etc/people.csv" is outside the session\'s folder', session(participants="/etc/people.csv")
    ),
    "a logo elsewhere": of_session('day.yaml:1:15: no picture "../x.png"', session(brand="{logo: ../x.png}")),
    "a logo from the root": of_session('day.yaml:1:15: no picture "/etc/passwd"', session(brand="{logo: /etc/passwd}")),
    "a font elsewhere": of_session(
        'templates/themes/playbill.yaml: the font family "../x" is not installed', session(brand="{text-font: ../x}")
    ),
    "a picture elsewhere": of_page(
        f'{HANDBOOK}:1:1: no picture "../../secret.png"',
        "<image src='../../secret.png' alt='x'/>",
    ),
    "a template elsewhere": of_page(
        "../../secret: missing: no layer has this template", "{% include '../../secret' %}"
    ),
    "a font file elsewhere": Case(
        'templates/themes/own.yaml: no font file "../a.ttf"',
        {
            **OWN_FONT,
            "mine/templates/themes/own.yaml": OWN_FONT["mine/templates/themes/own.yaml"].replace(
                "templates/fonts/a.ttf", "../a.ttf"
            ),
        },
        (*MINE, *BUILD),
    ),
    "to show what is elsewhere": of_command('../mirror: nothing is called "../mirror"', "show", "../mirror"),
    "to show con": of_command('con: nothing is called "con"', "show", "con"),
    "to show 300 letters": of_command(
        f'{"a" * 300}: nothing is called "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…"', "show", "a" * 300
    ),
    "to build NUL": of_command("a\\x00b.yaml: there is no such file", "build", "a\0b.yaml"),
    "to build 5000 letters": of_command(f"{'a' * 300}…: there is no such file", "build", "a" * 5000 + ".yaml"),
    "to build nothing": of_command('SESSION: unknown starter session ""', "build", ""),
    "to build a folder": of_command("./: this is not a file", "build", "./"),
    "to build with line breaks and escapes": of_command(
        "a\\n\\x1b[2Jb.yaml: there is no such file", "build", "a\n\x1b[2Jb.yaml"
    ),
    "to make what is elsewhere": of_command("../x: this is a path, not a name", "new", "exercise", "../x"),
    "to make con": of_command('con: Windows keeps the name "con" for itself', "new", "exercise", "con"),
    "to make 300 letters": of_command(
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…: the name has 300 characters; 60 is the most",
        "new",
        "exercise",
        "a" * 300,
    ),
    "to check 5000 letters": of_command(f"{'a' * 300}…: there is no such file or folder", "check", "a" * 5000),
    "to look over 5000 letters": of_command(
        f'{"a" * 300}…: unknown starter session "{"a" * 40}…"',
        "preflight",
        "a" * 5000,
    ),
    "to write to 300 letters": of_command(
        f"{'a' * 300}…: cannot be written: the name is too long", "build", "listening-90", "-q", "--out", "a" * 300
    ),
    "to write to a device": of_command(
        "/dev/null: this is not a folder", "build", "listening-90", "-q", "--out", "/dev/null"
    ),
    "a client of 100 000 letters": of_command(
        '--client: a word of 100000 letters, "aaaaaaaaaaaaaaaaaaaa…"; 200 is the most',
        "build",
        "listening-90",
        "--client",
        "a" * 100_000,
    ),
    "a client of two lines": of_command("--client: more than one line", "build", "listening-90", "--client", "a\nb"),
    "a library that is none": of_command(
        "/nowhere: there is no such folder", "list", environment={"WORKSHOP_LIBRARY": "/nowhere"}
    ),
    "a library that is a file": of_command(
        "/etc/passwd: there is no such folder", "list", environment={"WORKSHOP_LIBRARY": "/etc/passwd"}
    ),
    "a library of 50 000 letters": of_command(
        f"{'x' * 300}…: there is no such folder", "list", environment={"WORKSHOP_LIBRARY": "x" * 50_000}
    ),
    "a home of 5 000 letters": of_command(
        f"{'x' * 300}…: cannot be read: file name too long", "list", environment={"WORKSHOP_HOME": "x" * 5000}
    ),
    "names that differ in case": Case(
        'exercises/warm-up/mirror: its name differs from "Mirror" only in ways that some computers do not see',
        {
            "mine/exercises/warm-up/mirror/en.md": "## Why\n\nA.\n",
            "mine/exercises/warm-up/Mirror/en.md": "",
            "day.yaml": USES_ALL,
        },
        (*MINE, *BUILD),
    ),
    "files whose names differ in case": Case(
        f'{WORDS}: its name differs from "EN.md" only in ways that some computers do not see',
        {
            "mine/exercises/warm-up/mirror/en.md": "## Why\n\nA.\n",
            "mine/exercises/warm-up/mirror/EN.md": "",
            "day.yaml": USES_ALL,
        },
        (*MINE, *BUILD),
    ),
}


PEOPLE: dict[str, Case] = {
    "50 MB": Case(
        "people.csv: larger than 2 MB", {"day.yaml": PEOPLE_FILE, "people.csv": ""}, BUILD, large("people.csv")
    ),
    "600 000 lines": Case(
        "people.csv:20001:1: more than 20000 rows",
        {"day.yaml": PEOPLE_FILE, "people.csv": "name\n" + "a\n" * 600_000},
    ),
    "200 000 wrong types": Case(
        "people.csv:20001:1: more than 20000 rows",
        {"day.yaml": PEOPLE_FILE, "people.csv": "name,type\n" + "a,big\n" * 200_000},
    ),
    "a name of 100 000 letters": Case(
        'people.csv:2:1: a word of 100000 letters, "aaaaaaaaaaaaaaaaaaaa…"; 200 is the most',
        {"day.yaml": PEOPLE_FILE, "people.csv": "name\n" + "a" * 100_000},
    ),
    "a name of 30 000 lines": Case(
        "people.csv:2:1: a text of 30000 words; 20000 is the most",
        {"day.yaml": PEOPLE_FILE, "people.csv": 'name\n"' + "a\n" * 30_000 + '"\n'},
    ),
    "a quote without end": Case(
        "people.csv:2:1: the line cannot be read", {"day.yaml": PEOPLE_FILE, "people.csv": 'name\n"' + "a\n" * 60_000}
    ),
    "NUL": Case(
        "people.csv:2:2: a character that cannot be printed: U+0000, a control character",
        {"day.yaml": PEOPLE_FILE, "people.csv": "name\nA\0\n"},
    ),
    "broken UTF-8": Case(
        "people.csv:2:2: byte E4 is not UTF-8 text", {"day.yaml": PEOPLE_FILE, "people.csv": b"name\nV\xe4in\xf6\n"}
    ),
}
