"""The bridge: agenda -> documents and counts -> templates -> markup -> pages -> a folder of files."""
