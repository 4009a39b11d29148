"""Write the schemas for editors, from the models: python -m tests.write_schemas."""

from __future__ import annotations

from workshop.content.schemas import kept_file
from workshop.pack.schema_models import schema_files

if __name__ == "__main__":
    for name, text in schema_files().items():
        kept_file(name).write_text(text, encoding="utf-8")
