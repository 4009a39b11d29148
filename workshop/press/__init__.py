"""Pages -> sheets -> files: card sheets, duplex, marks, the pen, and the writing of PDF. Knows nothing of exercises."""
