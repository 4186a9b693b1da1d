"""A derivation with its checks, and the data of its pictures, one a file; the only place that sees both sides."""
