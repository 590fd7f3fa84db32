"""The farm as a server of its own: serves until a line comes in."""

import sys

from bench.farm import Farm


def main() -> None:
    """Serve `hosts` x `pages` at `port`; `changed` is "host:page,..." whose deadline has moved."""
    hosts, pages, port = (int(one) for one in sys.argv[1:4])
    farm = Farm(hosts, pages, port)
    for one in filter(None, sys.argv[4].split(",")):
        host, number = one.split(":")
        farm.editions[int(host), int(number)] = 7
    with farm.serve():
        print("ready", flush=True)
        sys.stdin.readline()


if __name__ == "__main__":
    main()
