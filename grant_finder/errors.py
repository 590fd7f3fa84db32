"""The error tree. Codes and places, no sentences: wording/errors.py says them in the user's language.

GrantFinderError(place, **params)
├─ InputError        BadProject · BadSource · BadForm · BadSettings · BadData · UnknownId · Changed · EmptyCatalogue
├─ FetchError        Refused · Unreachable · HttpError · Blocked
├─ ScrapeError       LayoutChanged · NothingFound · TooFew · UnknownPlatform
├─ ReadError         Unreadable
├─ StoreError        Busy · NewerSchema · Damaged · NoSpace · NotWritable
├─ ServeError        PortInUse
└─ DraftError        FormMismatch · WriterUnavailable
"""

import re
from collections.abc import Mapping


class GrantFinderError(Exception):
    """Anything that goes wrong in a way we can name.

    `place` is a file with key, a URL, a call id ...; `params` feed the sentence.
    """

    def __init__(self, place: str = "", /, **params: object) -> None:
        self.place = place
        self.params = params
        super().__init__(place, params)

    def __str__(self) -> str:
        details = ", ".join(f"{key}={value}" for key, value in self.params.items())
        return f"{type(self).__name__}: {self.place}" + (f" ({details})" if details else "")

    def __reduce__(self) -> tuple[object, ...]:
        # keyword parameters survive the trip between worker processes
        return (_rebuild, (type(self), self.place, self.params))


def named_again(code: str, place: str, said: str) -> GrantFinderError | None:
    """Return the error a stored report (class name, place, `str()`) tells of, None when it was none of ours."""
    return named(code, place, dict(re.findall(r"\b(\w{1,40})=([^,()]*)", said.removeprefix(f"{code}: {place}"))))


def named(code: str, place: str, params: Mapping[str, object]) -> GrantFinderError | None:
    """Return the error of the class `code` with its parameters, None when it is none of ours."""
    kind = globals().get(code)
    return kind(place, **params) if isinstance(kind, type) and issubclass(kind, GrantFinderError) else None


def _rebuild(kind: type[GrantFinderError], place: str, params: dict[str, object]) -> GrantFinderError:
    return kind(place, **params)


class InputError(GrantFinderError):
    """What the user gave is wrong."""


class BadProject(InputError):
    """A project file: place = file:key, expected=..."""


class BadSource(InputError):
    """A source entry: place = file:key, expected=..."""


class BadForm(InputError):
    """A form folder: place = file:key, expected=..."""


class BadSettings(InputError):
    """Settings: place = variable or file:key, expected=..."""


class BadData(InputError):
    """A shipped or user's data file: place = file:key, expected=..."""


class UnknownId(InputError):
    """No such thing: place = the id, kind=..., near=[...], for a call empty=whether nothing was collected yet"""


class Changed(InputError):
    """Somebody else changed it meanwhile: place = what."""


class EmptyCatalogue(InputError):
    """Nothing has been collected yet."""


class FetchError(GrantFinderError):
    """A page could not be had."""


class Refused(FetchError):
    """We do not fetch that: why=address|malformed|user|port|scheme|redirects|robots|size|encoding."""


class Unreachable(FetchError):
    """No answer: why=..."""


class HttpError(FetchError):
    """The server said no: status=..."""


class Blocked(FetchError):
    """A page for robots came instead of the content."""


class ScrapeError(GrantFinderError):
    """A page is not as its scraper knows it."""


class LayoutChanged(ScrapeError):
    """A selector that must match did not: selector=..."""


class NothingFound(ScrapeError):
    """A listing without a single item."""


class TooFew(ScrapeError):
    """Fewer items than the source is known to have: found=..., expected=..."""


class UnknownPlatform(ScrapeError):
    """No scraper recognises the site: tried=[...], why=script|pictures|"" """


class ReadError(GrantFinderError):
    """A text could not be read."""


class Unreadable(ReadError):
    """Broken, scanned, encrypted or of an unknown type: why=..."""


class StoreError(GrantFinderError):
    """The database."""


class Busy(StoreError):
    """Another process is writing: the same call may succeed later."""


class NewerSchema(StoreError):
    """The database was made by a newer version: found=..., known=..."""


class Damaged(StoreError):
    """The database file is damaged: detail=..."""


class NoSpace(StoreError):
    """The disk is full."""


class NotWritable(StoreError):
    """The folder or file cannot be written: why=..."""


class ServeError(GrantFinderError):
    """The web server could not start."""


class PortInUse(ServeError):
    """port=..."""


class DraftError(GrantFinderError):
    """A draft could not be made."""


class FormMismatch(DraftError):
    """The form cannot be signed by this lead, or is not for this call: why=..."""


class WriterUnavailable(DraftError):
    """A system library or program for this format is missing: needs=..."""
