"""`grant-finder evaluate`: how well labelled announcements are read, and labelled coalitions matched."""

import json
import tempfile
from dataclasses import replace
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING

import click

from grant_finder.cli.output import print_json, print_table, say
from grant_finder.files import save
from grant_finder.i18n import gettext as _
from grant_finder.settings import Settings

if TYPE_CHECKING:
    from grant_finder.services.rate import Rating


@click.command(epilog="Example: grant-finder evaluate tests/corpus --predictions out.jsonl")
@click.argument("folder", metavar="DIR", required=False, type=click.Path(path_type=Path))
@click.option("--matching", is_flag=True, help="Rate the ranking of calls for coalitions of the example world.")
@click.option("--predictions", type=click.Path(dir_okay=False, path_type=Path), help="Write {id, facts} lines here.")
@click.option("--json", "as_json", is_flag=True, help="Print the scores as JSON.")
@click.pass_obj
def command(settings: Settings, folder: Path | None, matching: bool, predictions: Path | None, as_json: bool) -> None:
    """Read every labelled document of DIR and print precision, recall and F1 of each fact."""
    if matching:
        _print_ratings(settings, as_json)
    elif folder is None:
        raise click.UsageError("DIR or --matching is needed.")
    else:
        _print_scores(folder, predictions, as_json)


def _print_ratings(settings: Settings, as_json: bool) -> None:
    from grant_finder.clock import fixed
    from grant_finder.plain import to_plain
    from grant_finder.services.demo import run_demo
    from grant_finder.services.rate import labels, rate_matching
    from grant_finder.workspace import Workspace

    with tempfile.TemporaryDirectory() as folder:
        own, clock = replace(settings, home=Path(folder) / "home"), fixed(f"{labels().day}T08:00:00+01:00")
        run_demo(own, clock, Path(folder) / "demo")
        with Workspace.open(own, clock) as workspace:
            ratings = rate_matching(workspace)
    if as_json:
        print_json([to_plain(one) for one in ratings])
        return
    for one in ratings:
        for title, labelled, given in one.wrong:
            said = _("{title}: powinno być {labelled}, jest {given}", title=title, labelled=labelled, given=given)
            say(f"{one.project}: {said}")
    rows = [
        (one.project, _share(one.precision), _share(one.recall), _right(one), "; ".join(one.missed)) for one in ratings
    ]
    for name, second in ((_("średnio, zestaw pierwszy"), False), (_("średnio, zestaw drugi"), True)):
        rated = [one for one in ratings if one.second is second]
        means = (fmean(one.precision for one in rated), fmean(one.recall for one in rated))
        rows.append((name, _share(means[0]), _share(means[1]), "", ""))
    headings = [_("Projekt"), _("Precyzja pierwszych pięciu"), _("Czułość"), _("Trafne oceny"), _("Pominięte")]
    print_table(headings, rows)


def _share(share: float) -> str:
    return f"{share:.2f}"


def _right(one: "Rating") -> str:
    return f"{one.verdicts - len(one.wrong)}/{one.verdicts}" if one.verdicts else ""


def _print_scores(folder: Path, predictions: Path | None, as_json: bool) -> None:
    from grant_finder.services.evaluate import evaluate_folder
    from grant_finder.wording.contract import facts_json

    result = evaluate_folder(folder)
    if predictions:
        lines = (
            json.dumps({"id": name, "facts": facts_json(facts)}, ensure_ascii=False)
            for name, facts in result.predictions
        )
        save(("\n".join(lines) + "\n").encode(), predictions)
    if as_json:
        print_json(result.scores)
        return
    rows = [
        (name, *(f"{score[key]:.3f}" for key in ("precision", "recall", "f1")), str(score["n"]))
        if isinstance(score, dict)
        else (name, "", "", f"{score:.3f}" if isinstance(score, float) else str(score), "")
        for name, score in result.scores.items()
    ]
    print_table([_("Fakt"), _("Precyzja"), _("Czułość"), "F1", "n"], rows)
