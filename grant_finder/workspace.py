"""What a use case works with: settings, clock, fetcher, catalogue, projects; opened when needed, closed together."""

from contextlib import ExitStack
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Self

from grant_finder.catalogue.connect import Catalogue, open_catalogue
from grant_finder.clock import Clock
from grant_finder.projects.connect import Projects, open_projects
from grant_finder.settings import Settings

if TYPE_CHECKING:  # requests is loaded only by those who fetch
    from grant_finder.scraping.fetch import Fetcher


class Workspace:
    """The opened installation. `with Workspace.open(settings) as workspace: …`"""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self.settings, self.clock = settings, clock
        self._opened = ExitStack()

    @classmethod
    def open(cls, settings: Settings, clock: Clock | None = None) -> Self:
        """Return the workspace of `settings`; nothing is opened before it is used."""
        return cls(settings, clock or settings.clock())

    @cached_property
    def catalogue(self) -> Catalogue:
        """The catalogue of calls; raises NewerSchema, Damaged, NotWritable or Busy."""
        return self._opened.enter_context(open_catalogue(self.settings.home / "catalogue.db", self.clock))

    @cached_property
    def projects(self) -> Projects:
        """The private database; raises NewerSchema, Damaged, NotWritable or Busy."""
        return self._opened.enter_context(open_projects(self.settings.home / "projects.db", self.clock))

    @cached_property
    def fetcher(self) -> "Fetcher":
        """The guarded way to the network."""
        from grant_finder.scraping.fetch import Fetcher

        return self._opened.enter_context(Fetcher(self.settings, self.clock))

    def is_fresh(self) -> bool:
        """Return whether it may serve somebody else: nothing but databases is open, and these are as if just opened."""
        used = {name: one for name, one in vars(self).items() if name in ("catalogue", "projects", "fetcher")}
        return "fetcher" not in used and all(one.is_fresh() for one in used.values())

    def close(self) -> None:
        """Close what was opened."""
        self._opened.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self.close()
