"""Mathematics for readers: LaTeX, Typst, prose with formulas in it, and Markdown for notebooks."""
