"""What is measured: each runner is a process of its own that prints one line of JSON."""
