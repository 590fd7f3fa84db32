"""An announcement whose address moved: the site's own mark of it (a number, a guid) says that it is the same."""

from collections import Counter
from collections.abc import Mapping

from grant_finder.model.document import PageState
from grant_finder.scraping.pages import Item


def moves(known: Mapping[str, PageState], items: Mapping[str, Item]) -> dict[str, str]:
    """Return old address → new address of announcements a listing names elsewhere than before.

    Both are mappings by canonical address. A mark that stands for several announcements proves nothing.
    """
    marks = Counter(state.mark for state in known.values()) + Counter(item.mark for item in items.values())
    before = {state.mark: url for url, state in known.items() if state.mark and url not in items}
    return {
        before[item.mark]: url
        for url, item in items.items()
        if item.mark in before and url not in known and marks[item.mark] == 2
    }
