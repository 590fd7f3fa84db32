"""robots.txt under RFC 9309: no answer to the question is a no, no file is a yes."""

from protego import Protego

from grant_finder.errors import HttpError, Refused
from grant_finder.scraping.charset import decode

SIZE_LIMIT = 500 * 1024
_LONGEST_DELAY = 30.0


class Robots:
    """What one host lets us ask."""

    def __init__(self, rules: Protego | None, agent: str, everything: bool = False) -> None:
        self._rules = rules
        self._agent = agent
        self._everything = everything

    def allows(self, url: str) -> bool:
        """Tell whether `url` may be asked for."""
        return self._everything or (self._rules is not None and bool(self._rules.can_fetch(url, self._agent)))

    @property
    def delay(self) -> float:
        """The pause between requests the host asks for, in seconds; at most 30, 0 if it asks for none."""
        wanted = self._rules.crawl_delay(self._agent) if self._rules else None
        return min(float(wanted or 0), _LONGEST_DELAY)


def from_body(content: bytes, agent: str) -> Robots:
    """Return the rules written in `content`; a page that is no robots.txt has none."""
    return Robots(Protego.parse(decode(content[:SIZE_LIMIT])), agent)


def from_refusal(error: HttpError | Refused, agent: str) -> Robots:
    """Return what an unsuccessful answer means: 4xx allows everything, anything else nothing."""
    status = error.params.get("status")
    return Robots(None, agent, everything=isinstance(status, int) and 400 <= status < 500 and status != 429)
