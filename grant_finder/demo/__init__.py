"""The embedded example: a small world of funders' sites served on loopback, dated by the clock."""
