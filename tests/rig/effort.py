"""What a task costs the one who does it: taps with a finger, or keys on a keyboard, counted.

The same chain of acts is done by either. A finger's tap is a click; what is written is counted
letter by letter. With a keyboard nothing is clicked: what is wanted is reached with Tab and the
arrow keys, and pressed with Enter or Space, as somebody does who has no mouse.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date

from playwright.sync_api import Locator, Page, expect

from tests.rig.hands import Words

FAR = 250  # so many presses of Tab, and what is wanted can't be reached


@dataclass
class Cost:
    """What one part of the work cost."""

    part: str
    clicks: int = 0
    keys: int = 0


@dataclass
class Hand:
    """Somebody at a window, who uses a finger or only a keyboard."""

    page: Page
    keyboard: bool
    costs: list[Cost] = field(default_factory=list)

    @contextmanager
    def part(self, name: str) -> Iterator[Cost]:
        """What is done meanwhile is counted under this name."""
        cost = Cost(name)
        self.costs.append(cost)
        yield cost

    def press(self, button: Words) -> None:
        self._go(self.page.get_by_role("button", name=button).first)

    def follow(self, link: Words) -> None:
        self._go(self.page.get_by_role("link", name=link).first)

    def open(self, summary: Words) -> None:
        """Unfold what is folded away."""
        self._act(self.page.locator("summary", has_text=summary).first, "Space")

    def write(self, place: Locator, text: str) -> None:
        """Write in a field or in the editor; what stood there is replaced."""
        if self.keyboard:
            self._reach(place)
            self._key("Control+A")
        else:
            self._click(place)
            self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)
        self.costs[-1].keys += len(text)

    def write_day(self, field_: Locator, day: date) -> None:
        """Into a field for a day: eight digits, in the order of the browser's own language, which
        is English where the tests run."""
        if self.keyboard:
            self._reach(field_)
            self.page.keyboard.type(f"{day:%m%d%Y}")
        else:
            self._click(field_)
            field_.fill(day.isoformat())
        self.costs[-1].keys += 8
        expect(field_).to_have_value(day.isoformat())

    def choose(self, radio: Locator) -> None:
        """One of several choices: Tab comes to the group, the arrows to the choice."""
        if not self.keyboard:
            self._click(radio)
            return
        name = radio.get_attribute("name")
        self._reach(self.page.locator(f'input[name="{name}"]'))
        for _ in range(8):
            if radio.is_checked():
                return
            self._key("ArrowRight")
            if not radio.is_checked():
                continue
        self._key("Space")
        expect(radio).to_be_checked()

    def key(self, key: str) -> None:
        """A shortcut, for somebody with a keyboard."""
        self._key(key)

    # How it is done, and counted.

    def _go(self, target: Locator) -> None:
        """Press what leads to another page, and wait for it."""
        with self.page.expect_navigation():
            self._act(target, "Enter")

    def _act(self, target: Locator, key: str) -> None:
        if self.keyboard:
            self._reach(target)
            self._key(key)
        else:
            self._click(target)

    def _click(self, target: Locator) -> None:
        target.click()
        self.costs[-1].clicks += 1

    def _key(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.costs[-1].keys += 1

    def _reach(self, target: Locator) -> None:
        """Press Tab until it has focus: any of those found, or what holds the focus in it."""
        expect(target.first).to_be_attached()
        found = (
            "es => es.some(e => e === document.activeElement || e.contains(document.activeElement))"
        )
        for _ in range(FAR):
            if target.evaluate_all(found):
                return
            self._key("Tab")
        raise AssertionError(f"No way to {target} with Tab")


def table(hands: dict[str, Hand]) -> str:
    """What each part cost each of them, in columns."""
    lines = [f"{'':34}" + "".join(f"{name:>24}" for name in hands)]
    parts = [cost.part for cost in next(iter(hands.values())).costs]
    for nth, part in enumerate(parts):
        lines.append(f"{part:34}" + "".join(_told(hand.costs[nth]) for hand in hands.values()))
    sums = [
        Cost("", sum(cost.clicks for cost in hand.costs), sum(cost.keys for cost in hand.costs))
        for hand in hands.values()
    ]
    lines.append(f"{'in all':34}" + "".join(map(_told, sums)))
    return "\n".join(lines)


def _told(cost: Cost) -> str:
    return f"{f'{cost.clicks} clicks, {cost.keys} keys':>24}"
