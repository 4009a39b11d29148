"""What has to be refused in layers: words, pictures, fonts, links, what is no file, and templates."""

from __future__ import annotations

from tests.hostile.case import (
    ADDRESS,
    BUILD,
    CHECK,
    DECK,
    FONT,
    HANDBOOK,
    MINE,
    OWN_FONT,
    PEOPLE_FILE,
    USES_ALL,
    WORDS,
    Case,
    large,
    of_layer,
    of_page,
    of_picture,
    of_text,
)
from tests.hostile.files import (
    EPS,
    MIRROR,
    SESSION,
    aliases,
    closed,
    font_of_everything,
    link,
    many_scans,
    packed_text,
    pipe,
    png,
    session,
    subfolder,
)

_SEEN = "seen.json: warning: this record of what was seen cannot be used"

TEXTS: dict[str, Case] = {
    "quotes in quotes": of_text(
        f"{WORDS}: a text of 100003 words; 20000 is the most",
        "## Why\n\n" + "> " * 100_000 + "x\n",
    ),
    "few quotes in quotes": of_text(
        f"{WORDS}:3:1: a quote holds paragraphs only; this is nested too deep",
        "## Why\n\n" + "> " * 1000 + "x\n",
    ),
    "lists in lists": of_text(
        f"{WORDS}:4:3: an item of a list is one paragraph; this is nested too deep",
        "## Why\n\n" + "".join("  " * i + "- a\n" for i in range(900)),
    ),
    "asterisks": of_text(
        f'{WORDS}:3:1: a word of 100000 letters, "********************…"; 200 is the most',
        "## Why\n\n" + "*" * 100_000 + "\n",
    ),
    "many asterisks": of_text(
        f"{WORDS}:3:1: more than 2000 asterisks in one paragraph",
        "## Why\n\n" + "**a* " * 900 + "\n",
    ),
    "brackets": of_text(
        f'{WORDS}:3:1: a word of 100000 letters, "[[[[[[[[[[[[[[[[[[[[…"; 200 is the most',
        "## Why\n\n" + "[" * 100_000 + "\n",
    ),
    "200 000 words": of_text(f"{WORDS}: a text of 200002 words; 20000 is the most", "## Why\n\n" + "a " * 200_000),
    "20 000 lines": of_text(f"{WORDS}: a text of 20003 lines; 2000 is the most", "## Why\n\n" + "a\n" * 20_000),
    "20 000 steps": of_text(
        f"{WORDS}: a text of 20003 lines; 2000 is the most",
        "## How it runs\n\n" + "".join(f"{i}. (1 min) x\n" for i in range(1, 20_001)),
    ),
    "600 000 lines": of_text(f"{WORDS}: a text of 480003 lines; 2000 is the most", "## Why\n\n" + "- a\n" * 480_000),
    "a word of 100 000 letters": of_text(
        f'{WORDS}:3:1: a word of 100000 letters, "aaaaaaaaaaaaaaaaaaaa…"; 200 is the most',
        "## Why\n\n" + "a" * 100_000,
    ),
    "long words in one line": of_text(
        f'{WORDS}:3:1: a word of 300 letters, "aaaaaaaaaaaaaaaaaaaa…"; 200 is the most',
        "## Why\n\n" + ("a" * 300 + " ") * 6000,
    ),
    "a name of 100 000 letters": of_text(
        f"{WORDS}:1:1: the name has 100000 characters; 60 is the most", "# " + "a" * 100_000
    ),
    "NUL": of_text(
        f"{WORDS}:3:2: a character that cannot be printed: U+0000, a control character",
        "## Why\n\na\0b",
    ),
    "broken UTF-8": of_text(f"{WORDS}:3:2: byte FF is not UTF-8 text", b"## Why\n\na\xffb"),
    "50 MB": Case(f"{WORDS}: larger than 2 MB", {MIRROR: ""}, CHECK, large(MIRROR)),
    "a note without end": of_text(f"{WORDS}:1:1: a note that does not end", "<!-- " * 900),
    "aliases, checked": of_layer(
        'exercises/decks/customers/en.yaml:1:4: an anchor, "&a", is not allowed here',
        DECK,
        aliases("[x,x,x]", "[*,*,*]"),
        *CHECK,
    ),
    "a deck of aliases": of_layer(
        'exercises/decks/customers/en.yaml:1:4: an anchor, "&a", is not allowed here',
        DECK,
        aliases("[x,x,x]", "[*,*,*]"),
    ),
    "30 000 cards": of_layer(
        "exercises/decks/customers/en.yaml:10001:18: more than 20000 values in one file",
        DECK,
        "cards:\n" + "".join(f"  c{i}: {{title: T}}\n" for i in range(30_000)),
    ),
    "a card of 4 000 words": of_layer(
        'exercises/decks/customers/en.yaml:1:27: "text" of the card "karoliina" has 4000 words; 500 is the most',
        DECK,
        f"cards: {{karoliina: {{text: {'word ' * 4000}}}}}\n",
    ),
    "a phrase of 4 000 words": of_layer(
        'templates/worksheets/empathy-map/en.yaml:1:12: "situation": 19999 letters; 1000 is the most',
        "templates/worksheets/empathy-map/en.yaml",
        f"situation: {'word ' * 4000}\n",
    ),
    "labels of aliases": of_layer(
        'templates/labels/en.yaml:1:4: an anchor, "&a", is not allowed here',
        "templates/labels/en.yaml",
        aliases("[x,x,x]", "[*,*,*]"),
    ),
    "a theme of aliases": of_layer(
        'templates/themes/playbill.yaml:1:4: an anchor, "&a", is not allowed here',
        "templates/themes/playbill.yaml",
        aliases("[x,x,x]", "[*,*,*]"),
    ),
    "a theme that is based on itself": of_layer(
        'templates/themes/playbill.yaml:1:11: "playbill" is based on itself, or on too long a chain',
        "templates/themes/playbill.yaml",
        "based-on: playbill\n",
    ),
}


PICTURES: dict[str, Case] = {
    "3 600 million pixels": of_picture("logo.png: the picture is too large", png(60_000, 60_000)),
    "100 million pixels": of_picture("logo.png: the picture is too large: 10000 x 10000 pixels", png(10_000, 10_000)),
    "40 million pixels that are there": of_picture(
        "logo.png: the picture is too large: 12000 x 3333 pixels", png(12_000, 3333, full=True)
    ),
    "a packed text": of_picture(
        "logo.png: the picture cannot be read: it holds too much besides the picture", packed_text()
    ),
    "thousands of scans": of_picture("logo.png: the picture has over 100 scans", many_scans(3000)),
    "EPS": of_picture("logo.png: this is not a PNG or JPEG picture", EPS),
    "EPS as JPEG": of_picture(
        "logo.png: the picture cannot be read: it only begins like a JPEG", b"\xff\xd8\xff" + EPS
    ),
    "SVG": of_picture("logo.png: this is not a PNG or JPEG picture", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
    "half a picture": of_picture(
        "logo.png: the picture cannot be read: its end is missing", png(300, 300, full=True)[:200]
    ),
    "50 MB": of_picture("logo.png: larger than 30 MB", png(8, 8), large("logo.png")),
    "a picture of a layer": of_page(
        "templates/a.png: the picture is too large",
        "<image src='templates/a.png' alt='x'/>",
        prepare=lambda folder: (folder / "mine/templates/a.png").write_bytes(png(60_000, 60_000)) and None,
    ),
    "a font of 4 000 million characters": Case(
        "templates/fonts/a.ttf: the font cannot be used: it says that it has over 200000 characters",
        {**OWN_FONT, FONT: font_of_everything()},
        (*MINE, *BUILD),
    ),
    "a font that is none": Case(
        "templates/fonts/a.ttf: the font cannot be used: it is not a TTF file, or a part of it is missing",
        {**OWN_FONT, FONT: b"\0\1\0\0" * 500},
        (*MINE, *BUILD),
    ),
    "a font of 50 MB": Case(
        "templates/fonts/a.ttf: larger than 20 MB", {**OWN_FONT, FONT: b"\0\1\0\0"}, (*MINE, *BUILD), large(FONT)
    ),
}


LINKS: dict[str, Case] = {
    "words": Case(
        f"{WORDS}: a link that leads out of its layer",
        {"day.yaml": USES_ALL},
        (*MINE, *BUILD),
        link(MIRROR, "/etc/passwd"),
    ),
    "words, checked": Case(f"{WORDS}: a link that leads out of its layer", {}, CHECK, link(MIRROR, "/etc/passwd")),
    "a folder": Case(
        "exercises/warm-up: a link that leads out of its layer",
        {"mine/exercises/x": "", "day.yaml": USES_ALL},
        (*MINE, *BUILD),
        link("mine/exercises/warm-up", "/etc"),
    ),
    "a template": Case(
        f"{HANDBOOK}: a link that leads out of its layer",
        {"day.yaml": USES_ALL},
        (*MINE, *BUILD),
        link(f"mine/{HANDBOOK}", "/etc/passwd"),
    ),
    "a link that leads to itself": Case(
        f"{WORDS}: cannot be read: too many levels of symbolic links",
        {"day.yaml": USES_ALL},
        (*MINE, *BUILD),
        link(MIRROR, "en.md"),
    ),
    "a link that leads nowhere": Case(
        f"{WORDS}: missing", {"day.yaml": USES_ALL}, (*MINE, *BUILD), link(MIRROR, "none.md")
    ),
    "people": Case(
        'day.yaml:4:15: "people.csv" is outside the session\'s folder',
        {"day.yaml": PEOPLE_FILE},
        BUILD,
        link("people.csv", "/etc/passwd"),
    ),
    "a logo": Case(
        'day.yaml:1:15: no picture "logo.png"',
        {"day.yaml": session(brand="{logo: logo.png}")},
        BUILD,
        link("logo.png", "/etc/passwd"),
    ),
    "a font": Case(
        'templates/themes/own.yaml: no font file "templates/fonts/a.ttf"',
        OWN_FONT,
        (*MINE, *BUILD),
        link(FONT, "/etc/passwd"),
    ),
    "the pack": Case(
        "output/day: this is a link to elsewhere, which is left alone",
        {"day.yaml": SESSION, "elsewhere/x": ""},
        BUILD,
        link("output/day", "../elsewhere"),
    ),
    "the output": Case("output: this is not a folder", {"day.yaml": SESSION}, BUILD, link("output", "nowhere")),
}


NO_FILES: dict[str, Case] = {
    "a pipe as session": Case("day.yaml: this is not a file", {}, BUILD, pipe("day.yaml")),
    "a folder as session": Case("day.yaml: this is not a file", {}, BUILD, subfolder("day.yaml")),
    "a device as session": Case("day.yaml: this is not a file", {}, BUILD, link("day.yaml", "/dev/zero")),
    "a pipe as people": Case(
        'day.yaml:4:15: no participants file "people.csv" beside the session',
        {"day.yaml": PEOPLE_FILE},
        BUILD,
        pipe("people.csv"),
    ),
    "a device as people": Case(
        'day.yaml:4:15: "people.csv" is outside the session\'s folder',
        {"day.yaml": PEOPLE_FILE},
        BUILD,
        link("people.csv", "/dev/zero"),
    ),
    "a pipe as words": Case(f"{WORDS}: this is not a file", {"day.yaml": USES_ALL}, (*MINE, *BUILD), pipe(MIRROR)),
    "a pipe as a template": Case(
        f"{HANDBOOK}: this is not a file",
        {"day.yaml": USES_ALL},
        (*MINE, *BUILD),
        pipe(f"mine/{HANDBOOK}"),
    ),
    "a pipe as a logo": Case(
        "templates/logo.png: this is not a file",
        {"day.yaml": session(brand="{logo: templates/logo.png}")},
        (*MINE, *BUILD),
        pipe("mine/templates/logo.png"),
    ),
    "a pipe as a picture": of_page(
        "templates/a.png: this is not a file",
        "<image src='templates/a.png' alt='x'/>",
        prepare=pipe("mine/templates/a.png"),
    ),
    "a pipe as a font": Case("templates/fonts/a.ttf: this is not a file", OWN_FONT, (*MINE, *BUILD), pipe(FONT)),
    "a pipe to copy": Case(
        "templates/worksheets/mine/a.png: this is not a file",
        {
            f"templates/worksheets/mine/{name}": text
            for name, text in {
                "worksheet.yaml": "accent: map\n",
                "en.yaml": "title: A\n",
                "fi.yaml": "title: A\n",
                "sheet.xml.j2": "",
            }.items()
        },
        ("new", "worksheet", "other", "--from", "mine"),
        pipe("templates/worksheets/mine/a.png"),
    ),
    "a pipe as the record of a pack": Case(
        "output/day: this folder holds something else than a pack, and is left alone",
        {"day.yaml": SESSION},
        BUILD,
        pipe("output/day/pack.json"),
    ),
    "a record of brackets": Case(
        "output/day: this folder holds something else than a pack, and is left alone",
        {"day.yaml": SESSION, "output/day/pack.json": "[" * 100_000},
        BUILD,
    ),
    "a pipe as the list of installed layers": Case(
        "home/layers.json: cannot be read: it is not a file",
        {"day.yaml": SESSION},
        BUILD,
        pipe("home/layers.json"),
        environment={"WORKSHOP_HOME": "home"},
    ),
    "brackets as the list of installed layers": Case(
        "home/layers.json: cannot be read: it is not as workshop wrote it",
        {"day.yaml": SESSION, "home/layers.json": "[" * 100_000},
        environment={"WORKSHOP_HOME": "home"},
    ),
    "a record of what was seen, of brackets": Case(
        f"{_SEEN}: it is nested too deep", {MIRROR: "## Why\n\nA.\n", "mine/seen.json": "[" * 100_000}, CHECK, status=0
    ),
    "a pipe as the record of what was seen": Case(
        f"{_SEEN}: this is not a file", {MIRROR: "## Why\n\nA.\n"}, CHECK, pipe("mine/seen.json"), status=0
    ),
    "a link as the record of what was seen": Case(
        f"{_SEEN}: it is not of the kind that this workshop writes",
        {MIRROR: "## Why\n\nA.\n", "x": "{}"},
        CHECK,
        link("mine/seen.json", "../x"),
        status=0,
    ),
    "a record that claims a thesis": Case(
        "output/day: this folder holds something else than a pack, and is left alone",
        {
            "day.yaml": SESSION,
            "output/day/thesis.txt": "years",
            "output/day/pack.json": '{"format": 1, "slug": "day", "files": [{"name": "thesis.txt", "bytes": 5}]}',
        },
        BUILD,
    ),
    "a session without rights": Case(
        "day.yaml: cannot be read: permission denied", {"day.yaml": SESSION}, BUILD, closed("day.yaml"), powerless=True
    ),
    "people without rights": Case(
        "people.csv: cannot be read: permission denied",
        {"day.yaml": PEOPLE_FILE, "people.csv": "name\nA\n"},
        BUILD,
        closed("people.csv"),
        powerless=True,
    ),
    "a folder of people without rights": Case(
        'day.yaml:4:15: no participants file "a/people.csv" beside the session',
        {"day.yaml": session(participants="a/people.csv"), "a/people.csv": "name\nA\n"},
        BUILD,
        closed("a"),
        powerless=True,
    ),
    "a layer without rights": Case(
        "exercises: cannot be read: permission denied",
        {"day.yaml": USES_ALL, MIRROR: ""},
        (*MINE, *BUILD),
        closed("mine/exercises"),
        powerless=True,
    ),
    "an output without rights": Case(
        "output/day: cannot be written: you may not write here",
        {"day.yaml": SESSION, "output/x": ""},
        BUILD,
        lambda folder: (folder / "output").chmod(0o500),
        powerless=True,
    ),
    "a pack without rights": Case(
        "output/day: cannot be written: you may not write here",
        {"day.yaml": SESSION, "output/day/x": ""},
        BUILD,
        closed("output/day"),
        powerless=True,
    ),
    "a folder without rights": Case(
        "output/day: cannot be written: you may not write here",
        {"day.yaml": SESSION},
        BUILD,
        lambda folder: folder.chmod(0o500),
        powerless=True,
    ),
}


_LETTERS = '{% set letters = "' + "a" * 500 + '" %}\n'
PAGES: dict[str, Case] = {
    "a link that runs a script": of_page(
        f'{HANDBOOK}:1:1: <link href="javascript:alert(1)">: {ADDRESS}',
        "<p><link href='javascript:alert(1)'>x</link></p>",
    ),
    "a link to a file": of_page(
        f'{HANDBOOK}:1:1: <link href="file:///etc/passwd">: {ADDRESS}',
        "<p><link href='file:///etc/passwd'>x</link></p>",
    ),
    "a link that is data": of_page(
        f'{HANDBOOK}:1:1: <link href="data:text/html,x">: {ADDRESS}',
        "<p><link href='data:text/html,x'>x</link></p>",
    ),
    "a link without a scheme": of_page(
        f'{HANDBOOK}:1:1: <link href="//example.org">: {ADDRESS}',
        "<p><link href='//example.org'>x</link></p>",
    ),
    "a script": of_page(f"{HANDBOOK}:1:1: unknown element <script>", "<script>alert(1)</script>"),
    "ReportLab's own markup": of_page(f"{HANDBOOK}:1:1: unknown element <img>", "<p><img src='/etc/passwd'/></p>"),
    "entities": Case(
        f"{HANDBOOK}:1:1: a document type is not allowed",
        {"day.yaml": SESSION, f"mine/{HANDBOOK}": "<!DOCTYPE a [<!ENTITY b 'x'>]>\n<document/>"},
        (*MINE, *BUILD, "--only", "handbook"),
    ),
    "100 000 elements in elements": of_page(
        f"{HANDBOOK}:1:1: <b> may not stand in <section>",
        "{% for a in 'a' %}" + "<b>" * 3000 + "{% endfor %}",
    ),
    "20 000 paragraphs": of_page(
        f"{HANDBOOK}:1:1: over 20000 elements in a <document>",
        "{% for a in 'aa' %}" + "<p>x</p>" * 10_001 + "{% endfor %}",
    ),
    "5 000 columns": of_page(
        f"{HANDBOOK}:1:1: <table> has 4900 columns, and takes 24 at most",
        "<table widths='" + "1 " * 4900 + "'/>",
    ),
    "a character that no font has": of_page(
        f'{HANDBOOK}:1:1: no font of the theme has "😀" (U+1F600, grinning face)', "<p>😀</p>"
    ),
    "a loop without end": of_page(
        f"{HANDBOOK}: the template took more than 1 second, and was stopped",
        _LETTERS + "{% for a in letters %}" * 5 + "{% endfor %}" * 5,
    ),
    "a text of gigabytes": of_page(
        f"{HANDBOOK}:1:1: the template needed too much memory, and was stopped",
        "{% set s = 'aaaaaaaa' %}" + "{% set s = s ~ s %}" * 30,
    ),
    "text without end": of_page(
        f"{HANDBOOK}:2:1: the template printed more than 5 million letters, and was stopped",
        _LETTERS + "{% for a in letters %}" * 3 + "{{ letters }}" + "{% endfor %}" * 3,
    ),
    "Python's insides": of_page(
        f"{HANDBOOK}:1:1: the template failed: access to attribute '__class__' of 'dict' object is unsafe.",
        "{{ session.__class__.__mro__ }}",
    ),
    "a call of Python's": of_page(
        f"{HANDBOOK}:1:1: the template failed: only macros can be called",
        "{{ session.title.format(session) }}",
    ),
    "itself": of_page(
        f"{HANDBOOK}:1:1: the template calls itself without end",
        f"{{% include '{HANDBOOK}' %}}",
    ),
    "NUL": of_page(
        f"{HANDBOOK}:1:74: a character that cannot be printed: U+0000, a control character",
        "<p>a\0b</p>",
    ),
    "50 MB": of_page(f"{HANDBOOK}: larger than 2 MB", "", prepare=large(f"mine/{HANDBOOK}")),
}
