"""Markup -> pages: elements, theme, fonts, flowables, structure. Knows nothing of exercises."""
