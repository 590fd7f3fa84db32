"""`grant-finder evaluate`: how well labelled announcements are read."""

import json
from pathlib import Path

import click

from grant_finder.cli.output import print_json, print_table
from grant_finder.i18n import gettext as _


@click.command(epilog="Example: grant-finder evaluate tests/corpus --predictions out.jsonl")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--predictions", type=click.Path(dir_okay=False, path_type=Path), help="Write {id, facts} lines here.")
@click.option("--json", "as_json", is_flag=True, help="Print the scores as JSON.")
def command(folder: Path, predictions: Path | None, as_json: bool) -> None:
    """Read every labelled document of DIR and print precision, recall and F1 of each fact."""
    from grant_finder.services.evaluate import evaluate_folder
    from grant_finder.wording.contract import facts_json

    result = evaluate_folder(folder)
    if predictions:
        lines = (
            json.dumps({"id": name, "facts": facts_json(facts)}, ensure_ascii=False)
            for name, facts in result.predictions
        )
        predictions.write_text("\n".join(lines) + "\n", "utf-8")
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
