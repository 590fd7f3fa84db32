"""What a check looks at: one draft on one day, with the things derived from it that several checks need."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from grant_finder.drafting import budget
from grant_finder.drafting.room import CERTAIN
from grant_finder.drafting.traps import stage_name, traps
from grant_finder.drafting.words import words
from grant_finder.errors import UnknownId
from grant_finder.model.codes import Severity
from grant_finder.model.draft import Answer, Draft, Problem
from grant_finder.model.facts import Facts
from grant_finder.model.form import Cap, Field, Form, Part
from grant_finder.model.project import Partner, Project

# act of 24 April 2003 on public benefit, art. 3(2)
NGO_FORMS = ("association", "foundation", "kgw", "osp", "sports_club", "lgd", "ngo")


@dataclass(frozen=True)
class View:
    """One draft as the checks see it on `today`."""

    draft: Draft
    today: date

    @property
    def facts(self) -> Facts:
        """The call's facts as they were when the draft was made."""
        return self.draft.call.facts

    @property
    def project(self) -> Project:
        """The project as it was when the draft was made."""
        return self.draft.project

    @property
    def form(self) -> Form:
        """The frozen form."""
        return self.draft.form

    @cached_property
    def lead(self) -> Partner:
        """The partner who applies; raises UnknownId when the draft's coalition lacks it."""
        for one in self.project.partners:
            if one.id == self.draft.lead:
                return one
        raise UnknownId(self.draft.lead[:60], kind="partner", near=[one.id for one in self.project.partners])

    @cached_property
    def legal_form(self) -> str:
        """The lead's legal form in Polish."""
        return words("legal_forms", self.lead.legal_form)

    @cached_property
    def money(self) -> budget.Sums:
        """The project's sums."""
        return budget.sums(self.project.costs)

    @cached_property
    def joint(self) -> bool:
        """Whether more than one partner signs."""
        return len(budget.offerers(self.form, self.project, self.draft.lead)) > 1

    def fields(self) -> Iterator[tuple[Part, Field, Answer]]:
        """Yield every field of the form with its part and answer (an empty one where it is missing)."""
        for part in self.form.part:
            for one in part.field:
                yield part, one, self.draft.answers.get(one.id, Answer())

    def rows_of(self, source: str) -> tuple[Field, tuple[Mapping[str, str], ...]] | None:
        """Return the form's table filled from the row source `source`, with its rows; None if it has none."""
        for _, one, answer in self.fields():
            if one.rows == source and answer.rows:
                return one, answer.rows
        return None

    def cap(self, rule: str) -> Cap | None:
        """Return the form's first budget rule of that name."""
        return next((one for one in self.form.budget.cap if one.rule == rule), None)

    def limit(self, rule: str) -> Cap | None:
        """Return the form's first rule of time of that name."""
        return next((one for one in self.form.limit if one.rule == rule), None)

    def problem(self, trap: str, /, field: str = "", **params: object) -> Problem:
        """Return the finding of `trap`, as bad as data/traps.toml says."""
        return self._made(trap, traps()[trap].severity, field, params)

    def warning(self, trap: str, /, field: str = "", **params: object) -> Problem:
        """Return the finding of `trap` as a warning: found, but not on certain ground."""
        return self._made(trap, Severity.WARNING, field, params)

    def found_by(self, cap: Cap, trap: str, /, field: str = "", **params: object) -> Problem:
        """Return the finding of a form's rule: as bad as the trap where the rule's source is known, else a warning."""
        made = self.problem if cap.evidence.startswith(CERTAIN) else self.warning
        return made(trap, field, **params)

    def question(self, trap: str, /, field: str = "", **params: object) -> Problem:
        """Return `trap` as a question, because the draft does not say enough to know."""
        return self._made(trap, Severity.QUESTION, field, params)

    def _made(self, trap: str, severity: Severity, field: str, params: Mapping[str, object]) -> Problem:
        known = {"lead": self.lead.name, "legal_form": self.legal_form}
        return Problem(
            trap=trap,
            severity=severity,
            section=self._section(field) or stage_name(trap),
            params=known | dict(params),
            source=traps()[trap].source,
            field=field,
        )

    def _section(self, field: str) -> str:
        for part, one, _ in self.fields():
            if field and one.id == field:
                return ". ".join(filter(None, (part.no, part.title)))
        return ""
