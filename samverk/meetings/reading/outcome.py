"""What stands under an item: decisions, actions, and the rest as notes."""

import re
from datetime import date

from samverk.meetings.reading.days import days_in
from samverk.meetings.reading.draft import ActionRead, DecisionRead, ItemRead
from samverk.meetings.reading.lines import Line

_DECISION = re.compile(
    r"(?:(?P<recommend>rekommendation(?:er)?)|beslut(?:et|as|ades)?|ställningstagande"
    r"|(?:vi |mötet |nätverket |gruppen )?(?:beslutar|beslutade|beslöt))\s*(?::|$)\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_DECIDES = re.compile(
    r"(?:Nätverket|Mötet|Gruppen|Vi|Deltagarna|Ledamöterna|Presidiet|Beredningen|[A-ZÅÄÖ]\w+nätverket"
    r"|[A-ZÅÄÖ]\w+gruppen|Skolcheferna|Rektorerna)\s+(?:\w+\s+){0,2}?(?P<verb>beslutar|beslutade|beslöt"
    r"|beslutas|rekommenderar|rekommenderade|enades om|enas om|var eniga om|kom överens om"
    r"|ställer sig bakom|ställde sig bakom|godkänner|godkände|fastställer|fastställde|föreslår"
    r"|föreslog|bereder|hänskjuter)\b(?P<rest>.*)$"
)
_NONE = re.compile(
    r"förslag till beslut"
    r"|beslut(?:et)?\s+(?:avvaktas|bordläggs|bordlades|skjuts|sköts|tas (?:senare|på))"
    r"|(?:inget|inga) beslut|beslut:?\s+(?:avvaktas|bordläggs|saknas|-|–)\s*\.?$",
    re.IGNORECASE,
)
_RECOMMENDS = re.compile(r"\b(?:rekommender|föreslår|föreslog)", re.IGNORECASE)
_PREPARES = re.compile(r"\b(?:bereder|hänskjuter|för vidare beslut)\b", re.IGNORECASE)
_TO_WHOM = re.compile(
    r"\b(?:rekommender(?:ar|ade)|föreslår|föreslog|hänskjuter(?: frågan)? till)\s+"
    r"(?P<body>[A-ZÅÄÖ][\w-]+(?:\s+[\w-]+){0,2}?|kommunerna|huvudmännen|skolcheferna)\s+(?:att\b|$)"
)
_ACTION = re.compile(
    r"(?:åtgärd(?:er)?|att göra|uppgift(?:er)?|uppdrag till|action)\s*:\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_HEADED = re.compile(r"(?:åtgärder|att göra|uppgifter|åtgärdslista)$", re.IGNORECASE)
_RESPONSIBLE = re.compile(
    r"(?:ansvarig(?:a)?|ansvar|vem|utförare)\s*:\s*(?P<who>.+)$", re.IGNORECASE
)
_DUE = re.compile(
    r"(?:senast|klart?(?: senast)?|tidplan|deadline|när|slutdatum)\s*:\s*(?P<when>.+)$",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:senast|klart?|färdigt?|före|innan|inför|till|deadline)\b[^.;]{0,40}$", re.IGNORECASE
)
_NAME = r"[A-ZÅÄÖÉ][\w'’-]+(?:\s+(?:(?:von|af|de)\s+)?[A-ZÅÄÖÉ][\w'’-]+){0,2}"
_FULL = r"[A-ZÅÄÖÉ][\w'’-]+(?:\s+(?:(?:von|af|de)\s+)?[A-ZÅÄÖÉ][\w'’-]+){1,2}"
_OWNER = re.compile(
    rf"@(?P<at>{_NAME})[,:]?\s*|(?P<colon>{_NAME}(?:\s+och\s+{_NAME})?|Alla|Samtliga)\s*:\s+"
)
_DOES = re.compile(rf"(?P<who>{_NAME})\s+(?:ska\s+\w+|\w+[aeiouyåäö]?r)\b")
_GIVEN = re.compile(
    rf"(?:[,(–-]\s*|\b)(?:[Aa]nsvarig(?:a)?|[Aa]nsvar)\s*:?\s*(?P<who>{_NAME}(?:\s+och\s+{_NAME})?)"
)
_PROMISES = re.compile(rf"(?P<who>{_FULL})\s+(?:ska\s+\w+|\w+r)\s.*\b[Ss]enast\s+(?:den\s+)?\d")
_SENTENCES = re.compile(r"(?<=\w\w\.)\s+(?=[@A-ZÅÄÖ])")
_TAIL = re.compile(rf"\((?P<who>{_NAME})(?:,\s*[^()]*)?\)\s*\.?$")
_COLUMN = {
    "text": re.compile(r"åtgärd(?:er)?|vad|uppgift|aktivitet|att göra|punkt", re.IGNORECASE),
    "who": re.compile(r"ansvarig(?:a)?|vem|ansvar|utförare", re.IGNORECASE),
    "due": re.compile(
        r"senast|när|klart?(?: senast)?|datum|tid(?:plan)?|deadline|slutdatum", re.IGNORECASE
    ),
}
_PERSON_LINE = re.compile(rf"(?P<who>{_NAME}|Alla|Samtliga|Kansliet|Presidiet)\s*:?$")


class Body:
    """An item as its lines are read. `day` is the meeting's, for days without a year."""

    def __init__(self, item: ItemRead, day: date | None, *, mode: str = "notes") -> None:
        self.item, self._day = item, day
        self._mode, self._home = mode, mode  # "notes", "decisions" or "actions"
        self._kind, self._to_whom, self._who = "decide", "", ""
        self._columns: dict[int, str] = {}
        self._notes: list[str] = []
        self._said = ""  # an opening that waits for its clauses: "Nätverket beslutar"
        self._parted = False
        self._only_listed = False  # what follows on other lines belongs only as a list

    def take(self, line: Line) -> None:
        if line.form == "empty":
            self._parted = True
            return
        if line.form == "row":
            self._row(line)
        elif not (self._opens(line) or self._belongs(line)):
            self._leave()
            self._note(line)
        self._parted = False

    def done(self) -> ItemRead:
        self._leave()
        self.item.notes = "\n".join(self._notes).strip()
        return self.item

    def close(self, line: Line) -> None:
        """A line that is no decision and no action, wherever it stands."""
        self._leave()
        self._note(line)

    def _note(self, line: Line) -> None:
        """What is said stays, but for what somebody is told to do by a day or by @name."""
        if self._parted and self._notes:
            self._notes.append("")
        kept = []
        for sentence in _SENTENCES.split(line.words):
            named = (
                _OWNER.match(sentence) if sentence.startswith("@") else _PROMISES.match(sentence)
            )
            if named and line.form != "row":
                self._act(sentence)
            else:
                kept.append(sentence)
        if len(kept) == len(_SENTENCES.split(line.words)):
            self._notes.append(line.said)
        elif kept:
            self._notes.append(" ".join(kept))

    def _leave(self) -> None:
        """Back to what the section is made of; an opening without clauses is a decision itself."""
        if self._said:
            self._decide(self._said)
        self._said, self._mode, self._who = "", self._home, ""
        self._only_listed = False

    def _opens(self, line: Line) -> bool:
        """Whether the line begins decisions or actions, or says more of the last action."""
        words = line.words
        if _NONE.search(words):
            return False
        if found := _DECISION.match(words):
            self._leave()
            self._mode = "decisions"
            self._kind = "recommend" if found["recommend"] else "decide"
            self._to_whom = ""
            if found["rest"]:
                self._decide(found["rest"])
                self._only_listed = True
            return True
        if found := _DECIDES.match(words):
            self._leave()
            self._mode, self._kind = "decisions", _kind(words)
            whom = _TO_WHOM.search(words)
            self._to_whom = whom["body"] if whom else ""
            if re.fullmatch(r"\s*(?:\S+\s+){0,3}?(?:\S+)?\s*(?:att)?\s*:?", found["rest"]):
                self._said = words
            else:
                self._decide(words)
                self._only_listed = True
            return True
        return self._opens_actions(words)

    def _opens_actions(self, words: str) -> bool:
        if found := _ACTION.match(words):
            self._leave()
            self._mode = "actions"
            if found["rest"]:
                self._act(found["rest"])
                self._only_listed = True
            return True
        if _HEADED.match(words):
            self._leave()
            self._mode = "actions"
            return True
        actions = self.item.actions
        if actions and (found := _RESPONSIBLE.match(words)):
            actions[-1].who = actions[-1].who or found["who"].strip(" .")
            return True
        if actions and (found := _DUE.match(words)):
            actions[-1].due = actions[-1].due or self._first_day(found["when"])
            return True
        return False

    def _belongs(self, line: Line) -> bool:
        """Whether the line is a decision or an action by the place it stands in."""
        listed = line.form == "bullet" or line.words.startswith("att ") or bool(line.number)
        if line.form == "heading" and not (
            self._mode == "actions" and _PERSON_LINE.match(line.words)
        ):
            return False
        near = not self._parted and not self._only_listed
        if self._mode == "decisions" and (listed or near or self._home == "decisions"):
            self._said = ""
            self._decide(line.words)
            return True
        if self._mode == "actions":
            if not listed and (found := _PERSON_LINE.match(line.words)):
                self._who = found["who"]
                return True
            if listed or near or self._home == "actions":
                self._act(line.words)
                return True
        return False

    def _decide(self, words: str) -> None:
        if not re.search(r"\w{2}", words) or _NONE.search(words):
            return
        kind = _kind(words) if self._kind == "decide" else self._kind
        whom = _TO_WHOM.search(words)
        to_whom = whom["body"] if whom else self._to_whom
        if all(words != known.text for known in self.item.decisions):
            self.item.decisions.append(DecisionRead(words, kind, to_whom))

    def _act(self, words: str) -> None:
        if not re.search(r"\w{2}", words):
            return
        who, text = self._who, words
        if found := _OWNER.match(words):
            who, text = found["at"] or found["colon"], words[found.end() :]
        elif found := _TAIL.search(words) or _GIVEN.search(words):
            who, text = found["who"], words[: found.start()]
        elif not who and (found := _DOES.match(words)):
            who = found["who"]
        text = text.strip(" ,–-") or words
        self.item.actions.append(ActionRead(text, who, self._due(words)))

    def _due(self, words: str) -> str:
        """The last day that is named as the one to be done by, or that ends the line."""
        if (
            _BY.search(words)
            or _TAIL.search(words)
            or re.search(r"\bsenast\b", words, re.IGNORECASE)
        ):
            return self._first_day(words, last=True)
        return ""

    def _first_day(self, words: str, *, last: bool = False) -> str:
        days = list(days_in(words, after=self._day))
        return days[-1 if last else 0].isoformat() if days else ""

    def _row(self, line: Line) -> None:
        columns = {
            at: kind
            for at, cell in enumerate(line.cells)
            for kind, pattern in _COLUMN.items()
            if pattern.fullmatch(cell.strip(" :"))
        }
        if {"text", "who"} <= set(columns.values()):
            self._leave()
            self._columns = columns
            return
        cells: dict[str, str] = {}
        for at, kind in self._columns.items():
            if at < len(line.cells):
                cells.setdefault(kind, line.cells[at].strip())
        if cells.get("text"):
            due = self._first_day(cells.get("due", ""))
            self.item.actions.append(ActionRead(cells["text"], cells.get("who", ""), due))
        else:
            self._note(line)


def _kind(words: str) -> str:
    if _RECOMMENDS.search(words):
        return "recommend"
    return "prepare" if _PREPARES.search(words) else "decide"
