"""How well facts were read: precision, recall and F1 of each field against labels, counted over documents."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from grant_finder.model.codes import Kind

Labels = Mapping[str, Any]

ONE_VALUE = (
    "opens",
    "deadline",
    "deadline_time",
    "amount_min",
    "amount_max",
    "budget_total",
    "own_contribution_pct",
    "max_funding_pct",
    "project_start",
    "project_end",
)
MANY_VALUES = ("deadlines", "applicants", "applicants_excluded", "region", "themes", "target_groups")
# what must stay unsaid of a document that is no call
NEVER_OF_OTHERS = ("deadline", "amount_min", "amount_max", "budget_total")
CORE = (
    "is_call",
    "deadline",
    "amount_max",
    "budget_total",
    "own_contribution_pct",
    "applicants",
    "region",
    "themes",
)
_HALF_A_GROSZ = 0.005


@dataclass
class Tally:
    """Right, wrongly said, and missed values of one field."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, *, right: int = 0, wrong: int = 0, missed: int = 0) -> None:
        """Count values of one document."""
        self.right += right
        self.wrong += wrong
        self.missed += missed

    def row(self) -> dict[str, float]:
        """Return precision, recall, f1 (1.0 where nothing was to be said) and n, the number of labelled values."""
        said, labelled = self.right + self.wrong, self.right + self.missed
        precision = self.right / said if said else 1.0
        recall = self.right / labelled if labelled else 1.0
        both = precision + recall
        f1 = 2 * precision * recall / both if both else 0.0
        return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4), "n": labelled}


@dataclass
class Scores:
    """Counts over documents; `add` one document after another, then ask for `rows`."""

    tallies: dict[str, Tally] = field(
        default_factory=lambda: {name: Tally() for name in ("is_call", "rolling", "funder", *ONE_VALUE, *MANY_VALUES)}
    )
    documents: int = 0
    kinds_right: int = 0
    partners: int = 0
    partners_right: int = 0

    def add(self, labels: Labels, said: Labels) -> None:
        """Count one document: its `labels` and the facts `said` of it, both as plain JSON values."""
        doubtful = frozenset(labels.get("ambiguous") or ())
        kind = labels["kind"] if "kind" in doubtful else said.get("kind")
        self.documents += 1
        self.kinds_right += kind == labels["kind"]
        is_call, taken = labels["kind"] == Kind.CALL, kind == Kind.CALL
        self.tallies["is_call"].add(right=is_call and taken, wrong=taken and not is_call, missed=is_call and not taken)
        if not is_call:
            for name in NEVER_OF_OTHERS:
                self.tallies[name].add(wrong=taken and said.get(name) is not None)
            return
        self._add_values(labels, said, doubtful)
        self._add_sets(labels, said, doubtful)
        self._add_rest(labels, said, doubtful)

    def _add_values(self, labels: Labels, said: Labels, doubtful: frozenset[str]) -> None:
        for name in ONE_VALUE:
            gold, value = labels.get(name), said.get(name)
            if name in doubtful or (name == "deadline" and "deadline_partial" in doubtful):
                continue
            if name == "deadline" and gold is None and labels.get("deadline_partial"):
                # the year cannot be known: a date is wrong only if its month and day are
                self.tallies[name].add(wrong=bool(value) and str(value)[4:] != labels["deadline_partial"][1:])
                continue
            right = gold is not None and value is not None and _same(gold, value)
            self.tallies[name].add(
                right=right, wrong=value is not None and not right, missed=gold is not None and not right
            )

    def _add_sets(self, labels: Labels, said: Labels, doubtful: frozenset[str]) -> None:
        for name in MANY_VALUES:
            if name in doubtful:
                continue
            gold, values = set(labels.get(name) or ()), set(said.get(name) or ())
            if name == "region" and not gold and labels.get("region_implied"):
                gold = values & {labels["region_implied"]}
            self.tallies[name].add(right=len(gold & values), wrong=len(values - gold), missed=len(gold - values))

    def _add_rest(self, labels: Labels, said: Labels, doubtful: frozenset[str]) -> None:
        if "rolling" not in doubtful:
            gold, value = bool(labels.get("rolling")), bool(said.get("rolling"))
            self.tallies["rolling"].add(right=gold and value, wrong=value and not gold, missed=gold and not value)
        if labels.get("funder") and "funder" not in doubtful:
            names = [labels["funder"], *_listed(labels.get("funder_alt")), labels.get("programme")]
            name = said.get("funder") or ""
            right = bool(name) and any(same_body(name, one) for one in names if one)
            self.tallies["funder"].add(right=right, wrong=bool(name) and not right, missed=not right)
        if labels.get("partner_required") is not None and "partner_required" not in doubtful:
            self.partners += 1
            self.partners_right += bool(said.get("partner_required")) == labels["partner_required"]

    def rows(self) -> dict[str, Any]:
        """Return field → {precision, recall, f1, n}, then kind_accuracy, partner_accuracy, core_f1 and documents."""
        rows: dict[str, Any] = {name: tally.row() for name, tally in self.tallies.items()}
        core = [rows[name]["f1"] for name in CORE]
        rows["kind_accuracy"] = round(self.kinds_right / self.documents, 4) if self.documents else 0.0
        rows["partner_accuracy"] = round(self.partners_right / self.partners, 4) if self.partners else None
        rows["core_f1"] = round(sum(core) / len(core), 4)
        rows["documents"] = self.documents
        return rows


def same_body(name: str, other: str) -> bool:
    """Say whether two names mean one body: the word stems of one are among those of the other."""
    ours, theirs = _stems(name), _stems(other)
    return bool(ours and theirs) and (ours <= theirs or theirs <= ours)


def _stems(name: str) -> set[str]:
    plain = unicodedata.normalize("NFKD", name.lower().replace("ł", "l"))
    kept = "".join(one for one in plain if not unicodedata.combining(one))
    return {word[:4] for word in re.split(r"[^a-z0-9]+", kept) if len(word) > 2}


def _same(gold: object, value: object) -> bool:
    if isinstance(gold, int | float) and isinstance(value, int | float):
        return abs(gold - value) < _HALF_A_GROSZ
    return gold == value


def _listed(value: object) -> Iterable[str]:
    if isinstance(value, list):
        return [str(one) for one in value]
    return [str(value)] if value else []
