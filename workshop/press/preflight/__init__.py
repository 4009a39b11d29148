"""Print checks on built PDFs: read what a page paints, look for what goes wrong in a printer or for a reader."""
