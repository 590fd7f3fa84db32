"""The farm as a server of its own: each line it is given names pages whose deadline moves; it serves until the last."""

import sys

from bench.farm import Farm


def main() -> None:
    """Serve `hosts` x `pages` at `port`; answer each line ("host:page,...") once those pages have changed."""
    hosts, pages, port = (int(one) for one in sys.argv[1:4])
    farm = Farm(hosts, pages, port)
    with farm.serve():
        print("ready", flush=True)
        for line in sys.stdin:
            for host, number in (one.split(":") for one in line.strip().split(",")):
                farm.editions[int(host), int(number)] = 7
            print("changed", flush=True)


if __name__ == "__main__":
    main()
