"""Speed and memory, always beside a named peer in the same run, as medians and ratios (`make bench`)."""
