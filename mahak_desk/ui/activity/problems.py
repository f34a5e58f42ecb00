"""The open problems one by one: what it is about, what is the matter, and what ends it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import partial

from mahak_desk.sync.activity.problem_lines import ProblemLine
from mahak_desk.ui.live.changes import Changes
from mahak_desk.ui.parts.banner import BannerTone, Verb
from mahak_desk.ui.parts.details import Details, Fact, NextStep, Section
from mahak_desk.ui.rows.columns import Chip, Column
from mahak_desk.ui.rows.page import RowsPage
from mahak_desk.ui.window.places import Place
from mahak_desk.ui.window.surroundings import Surroundings
from mahak_desk.ui.words.codes import code_text


class ProblemsView(RowsPage[ProblemLine]):
    """What asks for a yes can be accepted here, many at once."""

    follows: Changes = frozenset({"problems"})

    def __init__(self, surroundings: Surroundings) -> None:
        speech = surroundings.speech
        super().__init__(
            surroundings,
            self.tr("Problems"),
            "problems",
            [
                Column("about", self.tr("About"), self._about, width=230),
                Column(
                    "what",
                    self.tr("What is the matter"),
                    lambda problem: speech.words(problem.title),
                    order=lambda problem: problem.reason,
                    width=380,
                    stretches=True,
                    tone=lambda problem: "muted" if problem.remedy == "nothing" else "warn",
                ),
                Column("step", self.tr("Who ends it"), self._who, order=self._who, width=150, gives_way=1),
                Column(
                    "since",
                    self.tr("Since"),
                    lambda problem: speech.moment(problem.first_seen),
                    order=lambda problem: problem.first_seen.timestamp(),
                    width=150,
                    gives_way=2,
                    exported=lambda problem: speech.wall_clock(problem.first_seen),
                ),
                Column(
                    "times",
                    self.tr("Times"),
                    lambda problem: speech.number(problem.times_seen),
                    order=lambda problem: problem.times_seen,
                    width=70,
                    gives_way=3,
                    align="number",
                    exported=lambda problem: problem.times_seen,
                ),
            ],
            [
                Chip("all", self.tr("All"), lambda problem: True),
                Chip("needs_you", self.tr("Need you"), lambda problem: _needs_person(problem)),
                Chip("accept", self.tr("Ask for a yes"), _asks),
            ],
        )
        self._only: str | None = None
        self.accept_button = self.add_verb(self.tr("&Accept"), self._accept_selected, icon="check")
        self.accept_button.setEnabled(False)

    def open_at(self, place: Place) -> None:
        super().open_at(Place("activity", row=place.row, search=place.search))
        self._only = place.reason
        if place.reason is not None:
            self.choose_chip("all")
            self._select_reason()

    def ident(self, row: ProblemLine) -> Hashable:
        return row.id

    def searched(self, row: ProblemLine) -> str:
        return f"{self._about(row)} {self.speech.words(row.title)} {row.entity_id}"

    def read_rows(self) -> Iterator[list[ProblemLine]]:
        return self.around.desk.activity.problem_lines()

    def selection_changed(self, rows: Sequence[ProblemLine]) -> None:
        self.accept_button.setEnabled(bool(rows) and all(map(_asks, rows)))

    def show_details(self, row: ProblemLine) -> None:
        speech = self.speech
        verbs = tuple(verb for verb in self.row_verbs([row]) if verb is not None)
        step = speech.words(row.next_step)
        if row.answered:
            step = self.tr("You have agreed; the next sync acts on it.")
        tone: BannerTone = "accent" if row.remedy == "nothing" or row.answered else "warn"
        self.pane.tell(
            Details(
                self._about(row),
                next_steps=[
                    NextStep(tone, speech.words(row.title), f"{speech.words(row.why)}\n{step}", verbs)
                ],
                sections=[
                    Section(
                        facts=[
                            Fact(self.tr("First met"), speech.moment(row.first_seen)),
                            Fact(self.tr("Times met"), speech.number(row.times_seen)),
                        ]
                    ),
                    Section(
                        self.tr("For support"),
                        facts=[
                            Fact(self.tr("Kind"), speech.latin(row.entity)),
                            Fact(self.tr("Id"), speech.latin(row.entity_id)),
                            Fact(self.tr("Code of the reason"), speech.latin(row.reason)),
                        ],
                    ),
                ],
            ),
            row,
        )

    def row_verbs(self, rows: Sequence[ProblemLine]) -> Sequence[Verb | None]:
        verbs: list[Verb] = []
        if all(map(_asks, rows)):
            verbs.append(Verb(self.tr("Accept"), partial(self.accept, rows), icon="check", primary=True))
        if len(rows) == 1:
            verbs += self._leading_to(rows[0])
        return verbs

    def _leading_to(self, problem: ProblemLine) -> list[Verb]:
        if problem.entity == "Order":
            place = Place("orders", row=problem.entity_id)
            return [Verb(self.tr("See the order"), self._going(place), icon="shopping-cart")]
        if problem.reason == "category-match":
            place = Place("mappings", row=("mahak category", int(problem.entity_id)), verb="map")
            return [Verb(self.tr("Map it…"), self._going(place), icon="link-2")]
        if problem.reason == "variants-unmatched":
            place = Place("mappings", chip="all", search=problem.name)
            return [Verb(self.tr("Map them…"), self._going(place), icon="link-2")]
        if problem.product_id is not None:
            place = Place("products", product=problem.product_id)
            return [Verb(self.tr("See the product"), self._going(place), icon="package")]
        return []

    def accept(self, problems: Sequence[ProblemLine]) -> None:
        """Agree to what they ask; the next cycle acts on it, and is asked for at once."""
        desk, ids = self.around.desk, [problem.id for problem in problems]

        def agree() -> int:
            for problem_id in ids:
                desk.catalogue.accept_problem(problem_id)
            return len(ids)

        self.accept_button.setEnabled(False)
        self.around.background.write(self, agree, self._accepted, self.tell_error)

    def _accept_selected(self) -> None:
        self.accept(self.selected_rows())

    def _accepted(self, count: int) -> None:
        self.around.say(self.speech.in_digits(self.tr("%n accepted. The website follows.", "", count)))
        self.shop.touched("problems", "products")
        self.follow_up("incoming")

    def _going(self, place: Place) -> Callable[[], None]:
        return partial(self.around.go, place)

    def _after_reading(self) -> None:
        super()._after_reading()
        self._select_reason()

    def _select_reason(self) -> None:
        """The newest problem of the reason that was asked for, once it is there."""
        if self._only is None:
            return
        for position, row in enumerate(self.model.listed_rows()):
            if row.reason == self._only:
                self._only = None
                self.view.select_position(position)
                return

    def _about(self, problem: ProblemLine) -> str:
        if problem.name:
            return problem.name
        if problem.entity == "Order":
            return self.tr("Order {0}").format(code_text(problem.entity_id, self.speech))
        if problem.entity == "Category":
            return self.tr("Categories")  # its title names the one it is
        return f"{problem.entity} {self.speech.latin(problem.entity_id)}"

    def _who(self, problem: ProblemLine) -> str:
        if problem.answered:
            return self.tr("the next sync")
        match problem.remedy:
            case "nothing":
                return self.tr("by itself")
            case "mahak":
                return self.tr("you, in Mahak")
            case "website":
                return self.tr("you, on the website")
            case _:
                return self.tr("you, here")

    def empty_words(self) -> tuple[str, str]:
        return (self.tr("No problems"), self.tr("Everything Mahak sent is on the website as it should be."))

    def empty_chip_words(self) -> str:
        return self.tr("Nothing of this kind.")


def _needs_person(problem: ProblemLine) -> bool:
    return problem.remedy != "nothing" and not problem.answered


def _asks(problem: ProblemLine) -> bool:
    return problem.remedy == "accept" and not problem.answered
