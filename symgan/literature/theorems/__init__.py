"""Theorems on block matrices of any size with their proofs, one a file: a THEOREM and its PROOF."""
