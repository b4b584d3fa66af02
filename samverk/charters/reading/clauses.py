"""A sentence cut into clauses: one doing each, with who does it and whether it is to be done.

"Sekreteraren för protokoll och skickar dessa till kansliet" is two clauses; the second takes its
subject and its thing from the first.
"""

import re
from dataclasses import dataclass, replace

from samverk.charters.reading import things
from samverk.charters.reading.actors import Subject, done_to, mentions, subject
from samverk.charters.reading.verbs import ANSWERS, ANY_VERB, FINITE, PRESENT
from samverk.charters.reading.words import NUMBER, frequency, words


@dataclass(frozen=True, slots=True)
class Clause:
    """text: its own words. doing: those, or the words of the clause that holds its verb.
    about: those, and what it inherits where it names no thing itself.
    state: duty, denied, past or may.
    subject: who acts, also when taken from before; None where nobody is named.
    answers_for: what a role answers for without a verb ("ansvarar för dagordning"), or "".
    topic: what its section is about, for a clause that names no thing.
    heir: who the next clause speaks of when it names nobody: "En sekreterare utses och för …".
    """

    text: str
    doing: str
    about: str
    state: str
    subject: Subject | None
    answers_for: str
    sentence: str
    topic: str = ""
    heir: Subject | None = None


_QUOTED = re.compile(r"[\"“”„»«][^\"“”„»«]{12,400}[\"“”»«]|'[^']{20,400}'")
_EXAMPLE = re.compile(
    r"[,(]?\s*\b(?:t\.?\s?ex\b\.?|till exempel|exempelvis|som exempel)(?:\s|:).*$", re.IGNORECASE
)
_IF = re.compile(
    r"^(?:om|när|ifall|då|för det fall|i de fall)\s"
    r"(?:[^,]{3,200},\s*(?:så\s+)?|[^,]{3,120}?\s(?=(?:ska|skall)\s))",
    re.IGNORECASE,
)
_UNLESS_ELSE = re.compile(
    r"\b(?:om|såvida|så länge|där)\s+(?:inte|inget|ingen|ej)\s+(?:annat|annan|annorlunda)?"
    r"(?:(?:\s*\w+){0,2}?\s*\w+s\b|[^,.;]*)"
    r"|\b(?:inte|icke|ej)\s+(?:bara|enbart|minst|endast)\b|\bdock\s+(?:inte|ej)\b[^.;]*",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r",\s*(?:och|samt|men|dels|utan|eller|vilket|vilka)?\s*|;\s*|\s+(?:och|samt|men|dels|eller|utan)\s+"
    r"|:\s+|\s+[–—]\s+",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\bsom\s+(?:\S+\s+){0,2}?\w+(?:ar|er|år|r|s)\b", re.IGNORECASE)
_SUBORDINATE = re.compile(
    r"\s(?:som|hur|så att|där|om|när|eftersom|vilka|vilket|vilken|då|för att|i syfte att)\s",
    re.IGNORECASE,
)
_NEGATION = words(
    "inte|ej|inga|ingen|inget|aldrig|icke|varken|slipper|undantas|upphör|utan att|behöver varken"
)
_MAY = words(
    "bör|borde|kan|får|må|kunna|skulle|vore|önskar|önskvärt|rekommenderas|uppmuntras|gärna"
    "|möjlighet att|rätt att|befogenhet att|har mandat att|äger rätt"
)
_SHALL = words("ska|skall|måste")
_PAST = words(
    "hölls|höll|hade|blev|skrevs|skrev|fördes|förde|sköttes|skötte|leddes|ledde|träffades"
    "|möttes|sågs|gick|kom|fick|gav|gavs|togs|tog|skickade|skickades|genomförde|deltog|beslutade"
    "|startade|bildade|arbetade|kallade|publicerade|upprättade|utsåg|utsågs|valde|valdes"
    "|informerade"
    "|samordnade|rapporterade|ansvarade|brukade|stod|lades|lade|såg|gjorde|gjordes|öppnade"
    "|hälsade|föreslog|redovisade|berättade|rapporterades|återkopplade|presenterade|tackade"
)
_PASSIVE_PAST = re.compile(
    r"\bvar\b(?!\s+(?:sin|sitt|sina|för|och|annan|tredje|fjärde|femte|sjätte|sjunde|åttonde|gång))"
    r"|\b\w{3,}(?:ades|ddes|tades)\b|\bhar\s+(?:\w+\s+){0,4}?\w{2,}(?:at|it|tt|ats|its|tts|ått|åtts"
    r"|ett|ört|ållit|ållits|ånt|kt|rt|mt)\b(?!\s+(?:ansvar|uppdrag|uppgift|mandat))",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(?:dessa|detta|dem|den|de|det|denna|sådana|samma)\b", re.IGNORECASE)
_EXCEPT = re.compile(
    r"\(\s*(?:ej|inte|utom|förutom|exkl\w*\.?|dock)\b[^()]{0,200}\)", re.IGNORECASE
)
_PERSON = re.compile(
    r"^(?:denne|denna|hen|hon|han|vederbörande|de|dessa|detta|personen)\b", re.IGNORECASE
)
_IT = re.compile(r"(?:den|det)\s+(?:ska\s+)?\w+s\b", re.IGNORECASE)
_THING = re.compile(r"\b(?:dessa|dem|denna|detta|de)\b", re.IGNORECASE)
_THAT = re.compile(r"^(?:att|för att|dels|även|också|därefter|sedan|dessutom)\s+", re.IGNORECASE)


def clauses_of(sentence: str, own: str = "", before: Clause | None = None) -> list[Clause]:
    """The clauses of a plain sentence. `before` is the last clause of the sentence before it,
    for "Denne …" and "Detta …". A question has none."""
    said = sentence.strip()
    if said.rstrip("\"”' ").endswith("?") or re.match(r"exempel\b", said, re.IGNORECASE):
        return []
    said = _QUOTED.sub('""', said)
    said = _EXAMPLE.sub("", said)
    said = _UNLESS_ELSE.sub(" ", said)
    said = _IF.sub("då ", said)
    said = _EXCEPT.sub(" ", said)
    said = _who_does(said, own)
    made: list[Clause] = []
    parts = _parts(said, own)
    refers = bool(_PERSON.match(said))
    names_none = _THING.search(parts[0]) and not things.names_thing(parts[0])
    if before and not refers and (names_none or _IT.match(parts[0])):
        # "Skickar dessa till …": the thing is the one before, who does it is not.
        before = replace(before, subject=None, heir=None, state="duty", doing="")
        refers = True
    for index, part in enumerate(parts):
        last = made[-1] if made else (before if refers else None)
        following = _following(parts, index)
        made.append(_clause(part, following, sentence, own, last, is_first=index == 0))
    return made


def _following(parts: list[str], index: int) -> str:
    """The next clause that names a thing: of "öppnar, leder och avslutar möten" the last."""
    later = parts[index + 1 :]
    while len(later) > 1 and len(later[0].split()) == 1:
        later = later[1:]
    return later[0] if later else ""


_WHO = re.compile(r"(?P<who>[\w-]+), som (?=\w+r\b[^,]*$)")


def _who_does(said: str, own: str) -> str:
    """ "… med sekreteraren, som skickar kallelsen" says what the secretary does."""
    found = _WHO.search(said)
    if not found:
        return said
    named = list(mentions(said[: found.end("who")], own))
    if not named or named[-1].end != found.end("who") or re.match(r"\w+ är ", said[found.end() :]):
        return said
    return f"{said[: found.end('who')]}, och {found['who']} {said[found.end() :]}"


def _clause(
    part: str, following: str, sentence: str, own: str, last: Clause | None, *, is_first: bool
) -> Clause:
    about = part
    if not things.names_thing(part):
        if following and len(part.split()) <= (3 if is_first else 1):
            about = f"{part} / {following}"
        elif last:
            about = f"{part} / {last.about}"
    elif last and _PRONOUN.search(part) and (not is_first or _IT.match(part)):
        about = f"{part} / {last.about}"
    doing = part if ANY_VERB.search(part) or not last else f"{last.doing} {part}"
    found = subject(part, own)
    # Who adjusts the minutes is not the one who sends them.
    heir = None if _ADJUSTS.search(part) else found or done_to(part, own)
    if found is None and last:
        found = heir = last.heir
    state = _state(part, last, is_first)
    return Clause(part, doing, about, state, found, _answers(part), sentence, heir=heir)


_ADJUSTS = re.compile(r"\b(?:justeras|godkänns|fastställs|granskas)\b", re.IGNORECASE)


def _answers(part: str) -> str:
    found = ANSWERS.search(part)
    if not found:
        return "" if ANY_VERB.search(part) else part
    rest = part[found.end() :]
    return "" if re.match(r"\s*(?:för\s+)?(?:att|hur|vad)\b", rest) else rest


def _state(part: str, last: Clause | None, is_first: bool) -> str:
    main = _SUBORDINATE.split(part, maxsplit=1)[0] if part[:4].lower() != "som " else part
    if _NEGATION.search(re.split(r"\ssom\s", part, maxsplit=1)[0]):
        return "denied"
    if _PAST.search(main) or _PASSIVE_PAST.search(main):
        return "past"
    if _SHALL.search(main):
        return "duty"
    if _MAY.search(main):
        return "may"
    if last and not is_first and last.state != "duty" and not FINITE.search(main):
        return last.state
    return "duty"


#: How far around a break the cutting looks; nobody writes longer clauses on purpose.
_WINDOW = 400


def _parts(said: str, own: str) -> list[str]:
    """Cut before each new doing."""
    parts: list[str] = []
    start = 0
    for found in _BREAK.finditer(said):
        left = said[max(start, found.start() - _WINDOW) : found.start()]
        right = said[found.end() : found.end() + _WINDOW]
        if not left.strip():
            continue
        if _begins(right, left, own):
            parts.append(said[start : found.start()])
            start = found.end()
    parts.append(said[start:])
    return [_THAT.sub("", part.strip()) for part in parts if part.strip()] or [said]


_LEADING = re.compile(
    r"(?:(?:att|för att|även|också|därefter|sedan|dessutom|ska|skall|vid behov|löpande|årligen"
    r"|kontinuerligt|regelbundet|bl\.?a\.?|bland annat|särskilt|inte|ej|kan|bör|får"
    r"|tillsammans)\s+)*",
    re.IGNORECASE,
)


#: "… åtta gånger per år och nätverket fyra gånger": its verb is the one before.
_ELIDED = re.compile(
    rf"(?:till\s+)?[\w-]+\s+(?:minst\s+)?{NUMBER}\s+(?:gånger|gång|ggr|möten)\b", re.I
)


def _begins(right: str, left: str, own: str) -> bool:
    """Whether a new clause begins here: with a verb, or with a new subject and its verb."""
    after = right[_LEADING.match(right).end() :]  # type: ignore[union-attr]
    if ANY_VERB.match(after):
        return True
    if not ANY_VERB.search(_RELATIVE.sub(" ", ANSWERS.sub(" ", left))):
        return False
    head = " ".join(_BREAK.split(after, maxsplit=1)[0].split()[:8])
    if _ELIDED.match(head) and frequency(left):
        return True
    found = PRESENT.search(head)
    if not found:
        return False
    opening = head[: found.start()]
    if re.search(r"\b(?:som|att|hur|där)\b", opening):
        return False
    return (
        things.names_thing(opening)
        or subject(opening, own) is not None
        or bool(re.match(r"(?:dessa|detta|dem|de|denna|den|det)\b", opening, re.IGNORECASE))
    )
