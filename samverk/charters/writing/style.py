"""How a document looks: the marks around a sentence, and headings and items like its others."""

import re
from dataclasses import dataclass

from samverk.charters.reading.lines import BULLETS
from samverk.charters.reading.sentences import sentence_spans

_FRAME = re.compile(
    rf"(?P<lead>(?:\|\s*)?(?:\#{{1,6}}\s+)?"
    rf"(?:(?:[{re.escape(BULLETS)}]|o|\(?\d{{1,2}}[.)]|\(\w\)|[a-zåäö][.)]"
    rf"|\d{{1,2}}(?:\.\d{{1,2}})+\.?|(?:i{{1,3}}|iv|vi{{0,3}}|ix|x)[.)]|§\s*\d{{1,2}})(?:\s+|$))?)"
    r"(?P<words>.*?)(?P<tail>(?:\s*\|)?(?:\n[=-]+)?)",
    re.DOTALL,
)
_STRONG = re.compile(r"(?P<mark>\*\*|__)(?P<words>.+?)(?P<end>:?)(?P=mark)(?P<after>:?)", re.DOTALL)
_NUMBER = re.compile(r"\d+(?=\D*$)")


@dataclass(frozen=True, slots=True)
class Frame:
    """A sentence's words, and the marks before and after them: "- ", "## ", "| … |"."""

    lead: str
    words: str
    tail: str

    def around(self, words: str) -> str:
        """The same marks around other words."""
        lead = f"{self.lead.rstrip()} " if self.lead else ""
        tail = self.tail
        if "\n" in tail:  # a line drawn under the words, as long as they are
            tail = f"\n{tail[-1] * len(words)}"
        return f"{lead}{words}{tail}".strip()

    @property
    def is_item(self) -> bool:
        return bool(self.lead) and self.lead[0] not in "#|"

    @property
    def is_cell(self) -> bool:
        return self.lead.startswith("|") or self.tail.endswith("|")

    @property
    def mark(self) -> str:
        return self.lead.strip()


def frame(text: str) -> Frame:
    """The frame of a sentence."""
    found = _FRAME.fullmatch(text)
    assert found  # the words may be anything
    return Frame(found["lead"], found["words"], found["tail"])


def next_mark(mark: str) -> str:
    """The mark of the item after one: "-" after "-", "4." after "3."."""
    return _NUMBER.sub(lambda found: str(int(found.group()) + 1), mark)


def heading_like(model: str, words: str) -> str:
    """A heading that looks as another one does: its marks, weight, capitals and colon."""
    around = frame(model)
    lead = re.sub(r"(?:\d+(?:\.\d+)*[.)]?|§\s*\d+)\s*$", "", around.lead.strip()).strip()
    said = words.upper() if around.words.isupper() and len(around.words) > 3 else words
    if strong := _STRONG.fullmatch(around.words):
        said = f"{strong['mark']}{said}{strong['end']}{strong['mark']}{strong['after']}"
    elif around.words.endswith(":"):
        said = f"{said}:"
    return Frame(lead, "", around.tail).around(said)


def sentences(text: str) -> list[str]:
    """A text cut into its sentences."""
    return [text[start:end] for start, end in sentence_spans(text, 0, len(text))]


def on_one_line(text: str) -> str:
    """Without the line breaks that somebody typed."""
    return " ".join(text.split())


def closed(text: str) -> str:
    """A sentence that ends with a mark, so that another may follow it."""
    return text if text.endswith((".", "!", "?", ":", "…")) else f"{text}."
