"""Word's own lists: bullets in levels, and numbers that begin again with each list."""

from collections.abc import Callable
from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.numbering import NumberingPart

LEVELS = 9
_STEP = 360  # twentieths of a point


class Lists:
    """The lists of one document. A list is known by its number."""

    def __init__(self, document: Any) -> None:
        self._root = _numbering(document)
        self._styles = document.styles
        self._kinds: dict[str, int] = {}

    def bullets(self) -> int:
        """The list of bullets: that of the style List Bullet, if it has levels of its own."""
        if "bullets" not in self._kinds:
            own = self._of_style("List Bullet")
            self._kinds["bullets"] = own or self._add_list(self._add_kind(_bullet))
        return self._kinds["bullets"]

    def numbers(self) -> int:
        """A new list, numbered from 1."""
        if "numbers" not in self._kinds:
            self._kinds["numbers"] = self._add_kind(_number)
        return self._add_list(self._kinds["numbers"], from_one=True)

    def _of_style(self, name: str) -> int:
        named = self._styles[name].element.find(f".//{qn('w:numId')}")
        number = named.get(qn("w:val")) if named is not None else ""
        for one in self._root.findall(qn("w:num")):
            if one.get(qn("w:numId")) == number:
                kind = one.find(qn("w:abstractNumId")).get(qn("w:val"))
                levels = self._root.findall(
                    f"{qn('w:abstractNum')}[@{qn('w:abstractNumId')}='{kind}']/{qn('w:lvl')}"
                )
                return int(number) if len(levels) == LEVELS else 0
        return 0

    def _add_kind(self, level: Callable[[int], str]) -> int:
        number = 1 + max(
            (
                int(kind.get(qn("w:abstractNumId")))
                for kind in self._root.findall(qn("w:abstractNum"))
            ),
            default=0,
        )
        levels = "".join(
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/>{level(depth)}<w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{_STEP * (depth + 1)}" w:hanging="{_STEP}"/></w:pPr></w:lvl>'
            for depth in range(LEVELS)
        )
        kind = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">'
            f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        )
        first = self._root.find(qn("w:num"))  # Word wants the kinds before the lists
        self._root.append(kind) if first is None else first.addprevious(kind)
        return number

    def _add_list(self, kind: int, *, from_one: bool = False) -> int:
        number = 1 + max(
            (int(one.get(qn("w:numId"))) for one in self._root.findall(qn("w:num"))), default=0
        )
        starts = "".join(
            f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="1"/></w:lvlOverride>'
            for depth in range(LEVELS if from_one else 0)
        )
        self._root.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{number}">'
                f'<w:abstractNumId w:val="{kind}"/>{starts}</w:num>'
            )
        )
        return number


def _bullet(depth: int) -> str:
    return '<w:numFmt w:val="bullet"/><w:lvlText w:val="–"/>'


def _number(depth: int) -> str:
    return f'<w:numFmt w:val="decimal"/><w:lvlText w:val="%{depth + 1}."/>'


def _numbering(document: Any) -> Any:
    """The document's numbering, made where it has none (python-docx makes none)."""
    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING:
            return relation.target_part.element
    part = NumberingPart(
        PackURI("/word/numbering.xml"),
        CONTENT_TYPE.WML_NUMBERING,
        parse_xml(f"<w:numbering {nsdecls('w')}/>"),
        document.part.package,
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    return part.element
