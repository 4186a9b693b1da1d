"""Reports: records become a document of plain blocks, a template makes it text, and Typst or LaTeX makes it a PDF."""
