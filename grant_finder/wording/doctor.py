"""What the doctor found, as sentences with a remedy."""

from typing import Protocol

from grant_finder.i18n import gettext as _


class Finding(Protocol):
    """What services.doctor returns: a code, a level (ok, warning, problem) and what it saw."""

    code: str
    level: str
    params: dict[str, object]


def finding_text(finding: Finding) -> str:
    """Return one sentence: what was looked at, what was seen, and what to do about it."""
    template = _TEXTS.get((finding.code, finding.level)) or _TEXTS.get((finding.code, ""))
    return _(template, **finding.params) if template else f"{finding.code}: {finding.params}"


_TEXTS: dict[tuple[str, str], str] = {}
