"""The log: a line on stderr, to read or (`log = "json"`) one JSON object for programs."""

import logging
import sys

from grant_finder.settings import Settings

_NAME = "grant-finder"
_PLAIN = "%(levelname)s %(name)s: %(message)s"


def log_to_stderr(settings: Settings, *, verbose: bool) -> None:
    """Send the log to stderr: errors only, or every source and job too (`verbose`, and always as JSON).

    A JSON line holds time (ISO, UTC), level, logger, message and the event's own fields (source, job, new, failed …).
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.name = _NAME
    handler.setLevel(logging.INFO if verbose or settings.log == "json" else logging.ERROR)
    handler.setFormatter(_as_json() if settings.log == "json" else logging.Formatter(_PLAIN))
    root = logging.getLogger()
    # ours of an earlier command in this process makes room; those of others stay
    root.handlers[:] = [*(one for one in root.handlers if one.name != _NAME), handler]
    root.setLevel(logging.INFO)


def _as_json() -> logging.Formatter:
    # imported here: most commands log nothing
    from pythonjsonlogger.json import JsonFormatter

    return JsonFormatter(
        ["levelname", "name", "message"], rename_fields={"levelname": "level", "name": "logger"}, timestamp="time",
        json_ensure_ascii=False,
    )  # fmt: skip
