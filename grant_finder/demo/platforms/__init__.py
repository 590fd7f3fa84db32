"""One module a platform: `answer(view, request) -> Response | None` (None: no such page)."""
