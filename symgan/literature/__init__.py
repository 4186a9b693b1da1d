"""The literature: published statements as claims, one file a paper, and their judgements; behind ``sg.check``."""
