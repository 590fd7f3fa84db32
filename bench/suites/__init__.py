"""What is compared with whom: each suite yields rows, ours and the peer's figure taken side by side in one run."""
