"""Write the structure tree, its parent tree and the metadata that make a PDF readable by everyone (PDF/UA-1)."""

from __future__ import annotations

import workshop.page.sealing  # isort: skip  # noqa: F401  (must come before the first ReportLab import)

from collections.abc import Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import ttfonts
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFPage,
    PDFStream,
    PDFString,
)

from workshop.page.structure import Annotation, Mark, Node
from workshop.press.pen import FIRST_ANNOTATION_KEY


class _Written(PDFObject):
    """An indirect object that is ready-made bytes: a tree of nested dictionaries costs ReportLab far more."""

    __RefOnly__ = 1

    def __init__(self) -> None:
        self.data = b""

    def format(self, document: object) -> bytes:
        return self.data


def to_unicode_map(font_name: str, subset: Sequence[int]) -> str:
    """Write a font subset's ToUnicode map.

    ReportLab 5.1 maps code 0 to U+0000 and writes code points above U+FFFF as five digits; both are invalid. Here
    unused codes are left out and high ones are surrogate pairs (ISO 32000-1, 9.10.3).
    """
    rows = [
        f"<{code:02X}> <{chr(point).encode('utf-16-be').hex().upper()}>"
        for code, point in enumerate(subset)
        if point and not 0xD800 <= point <= 0xDFFF
    ]
    blocks = []
    for start in range(0, len(rows), 100):
        block = rows[start : start + 100]
        blocks += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    head = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
        f"/CMapName /{font_name} def /CMapType 2 def",
        "1 begincodespacerange <00> <FF> endcodespacerange",
    ]
    tail = ["endcmap CMapName currentdict /CMap defineresource pop end end"]
    return "\n".join([*head, *blocks, *tail])


def mend_to_unicode() -> None:
    """Have ReportLab write the ToUnicode map above in place of its own."""
    module: Any = ttfonts
    module.makeToUnicodeCMap = to_unicode_map


def mark_page(canvas: Any, name: str, key: int, *, tagged: bool) -> None:
    """Give a finished page its key in the parent tree and its tab order."""
    page = canvas._doc.idToObject[name]
    page.__NoDefault__ = [*PDFPage.__NoDefault__, "StructParents", "Tabs"]
    page.Tabs = PDFName("S")
    if tagged:
        page.StructParents = key


def _text(value: str) -> str:
    return f"<FEFF{value.encode('utf-16-be').hex().upper()}>"


def _attributes(node: Node) -> str:
    owners = []
    if node.role == "TH" or node.span > 1:
        scope = f"/Scope/{node.scope}" if node.scope else ""
        span = f"/ColSpan {node.span}" if node.span > 1 else ""
        owners.append(f"<</O/Table{scope}{span}>>")
    if node.numbering:
        owners.append(f"<</O/List/ListNumbering/{node.numbering}>>")
    if node.box:
        box = " ".join(f"{value:.2f}" for value in node.box)
        owners.append(f"<</O/Layout/Placement/Block/BBox[{box}]>>")
    keys = f"/Alt {_text(node.alt)}" if node.alt else ""
    keys += f"/Lang {_text(node.language)}" if node.language else ""
    return keys + (f"/A[{''.join(owners)}]" if owners else "")


class _Tree:
    """Numbers the nodes as objects of the file and writes each."""

    def __init__(self, canvas: Any, root: Node, page_names: Sequence[str]) -> None:
        self.canvas, self.root = canvas, root
        self.objects: dict[int, tuple[_Written, str]] = {}
        self.top, self.top_reference = self._new("structure-root")
        for i, node in enumerate(root.walk()):
            self.objects[id(node)] = self._new(f"structure-{i}")
        self.pages = [self._reference(name) for name in page_names]

    def _reference(self, name: str) -> str:
        return f"{self.canvas._doc.idToObjectNumberAndVersion[name][0]} 0 R"

    def _new(self, name: str) -> tuple[_Written, str]:
        written = _Written()
        self.canvas._doc.Reference(written, name)
        return written, self._reference(name)

    def reference(self, node: Node) -> str:
        return self.objects[id(node)][1]

    def write(self, node: Node, parent: str) -> None:
        marks = [kid for kid in node.kids if isinstance(kid, Mark)]
        page = marks[0].page if marks else None
        kids = " ".join(self._kid(kid, page) for kid in node.kids)
        on = f"/Pg {self.pages[page]}" if page is not None else ""
        head = f"<</Type/StructElem/S/{node.role}/P {parent}{on}"
        self.objects[id(node)][0].data = f"{head}{_attributes(node)}/K[{kids}]>>".encode("latin-1")
        for kid in node.kids:
            if isinstance(kid, Node):
                self.write(kid, self.reference(node))

    def _kid(self, kid: Node | Mark | Annotation, page: int | None) -> str:
        if isinstance(kid, Node):
            return self.reference(kid)
        if isinstance(kid, Annotation):
            return f"<</Type/OBJR/Pg {self.pages[kid.page]}/Obj {self._reference(kid.name)}>>"
        if kid.page == page:
            return str(kid.mcid)
        return f"<</Type/MCR/Pg {self.pages[kid.page]}/MCID {kid.mcid}>>"


def write_structure(
    canvas: Any, root: Node, pages: Sequence[tuple[str, Sequence[Node]]], annotations: Sequence[Node]
) -> None:
    """Write the tree below `root`; `pages` gives each page's object name and the nodes of its content by number."""
    tree = _Tree(canvas, root, [name for name, _ in pages])
    tree.write(root, tree.top_reference)
    rows = [
        f"{key}[{' '.join(tree.reference(node) for node in nodes)}]" for key, (_, nodes) in enumerate(pages) if nodes
    ]
    rows += [f"{FIRST_ANNOTATION_KEY + i} {tree.reference(node)}" for i, node in enumerate(annotations)]
    following = FIRST_ANNOTATION_KEY + len(annotations)
    parents = f"/ParentTree<</Nums[{' '.join(rows)}]>>/ParentTreeNextKey {following}"
    tree.top.data = f"<</Type/StructTreeRoot/K[{tree.reference(root)}]{parents}>>".encode("latin-1")
    canvas.setCatalogEntry("StructTreeRoot", PDFObjectReference("structure-root"))
    canvas.setCatalogEntry("MarkInfo", PDFDictionary({"Marked": "true"}))


def write_fields(canvas: Any, fields: Sequence[Any]) -> None:
    """Write the form of the fields to fill in; what is typed is set by the viewer in a font that every viewer has."""
    if not fields:
        return
    keys = {"Type": "Font", "Subtype": "Type1", "BaseFont": "Helvetica", "Encoding": "WinAnsiEncoding"}
    font = PDFDictionary({key: PDFName(value) for key, value in keys.items()})
    entries = {
        "Fields": PDFArray(list(fields)),
        "DA": PDFString("/Helv 11 Tf 0 g"),
        "DR": PDFDictionary({"Font": PDFDictionary({"Helv": font})}),
    }
    canvas.setCatalogEntry("AcroForm", PDFDictionary(entries))


def write_metadata(canvas: Any, title: str, language: str) -> None:
    """Write the XMP packet that names the standard, and the title in it."""
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"'
        ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">'
        f'<pdfuaid:part>1</pdfuaid:part><dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li>'
        f"</rdf:Alt></dc:title><dc:language><rdf:Bag><rdf:li>{escape(language)}</rdf:li></rdf:Bag></dc:language>"
        "<xmp:CreatorTool>workshop</xmp:CreatorTool>"
        f"<pdf:Producer>{escape(str(canvas._doc.info.producer))}</pdf:Producer>"
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    )
    keys = {"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}
    canvas.setCatalogEntry("Metadata", PDFStream(PDFDictionary(keys), packet.encode("utf-8")))


def write_preferences(canvas: Any, choices: Mapping[str, str]) -> None:
    """Write what a viewer should do: show the title, print at actual size, and how to turn the leaf."""
    entries = {key: value if value == "true" else PDFName(value) for key, value in choices.items()}
    canvas.setCatalogEntry("ViewerPreferences", PDFDictionary(entries))
