"""Who does the work: threads of this machine, or the workers of a Dask cluster. One task is one host."""

import gc
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager

from grant_finder.errors import BadSettings

# Reading one page makes more objects than Python lets be made before it looks for garbage, and nearly all go by
# themselves: looked for this often, it cost a twentieth of a visit.
OBJECTS = 5_000
# A worker that dies takes its host's task with it; the task is given to another this many times.
RETRIES = 3


@contextmanager
def executor(jobs: int, cluster: str | None = None) -> Iterator[Executor]:
    """Yield an executor of `jobs` threads, or of the Dask cluster at `cluster` (e.g. tcp://10.0.0.5:8786).

    Raises BadSettings when the cluster cannot be reached or the extra "dask" is not installed.
    """
    if cluster is None:
        with _looking_seldom_for_garbage(), ThreadPoolExecutor(jobs, thread_name_prefix="host") as pool:
            yield pool
        return
    try:
        from distributed import Client
    except ImportError:
        raise BadSettings("--cluster", expected="pip install 'grant-finder[dask]'", found="no distributed") from None
    try:
        client = Client(cluster, timeout=10)
    except (OSError, ValueError) as error:
        raise BadSettings("--cluster", expected="tcp://host:port of a Dask scheduler", found=str(error)) from None
    with client:
        yield client.get_executor(pure=False, retries=RETRIES)


@contextmanager
def _looking_seldom_for_garbage() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(OBJECTS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
