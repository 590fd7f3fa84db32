"""Whose turn it is to work on a page: many hosts are waited for side by side, but pages are parsed and read in turn.

Threads of one process share one interpreter. Parsing side by side makes no page ready sooner; it costs a third more
CPU, in switching to and fro, and holds the trees of all of them in memory at once.
"""

from threading import Lock

# never held while anything is waited for
TURN = Lock()
