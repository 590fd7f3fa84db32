"""One use case a file, named by the verb: functions of a workspace, returning nouns."""
