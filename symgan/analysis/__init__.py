"""A derivation with its checks, data of pictures (one a file), and audits; the only place that sees both sides."""
