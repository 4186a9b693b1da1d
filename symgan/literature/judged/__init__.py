"""Statements judged by exact algebra: one file for each file of statements, one public function for each kind."""
