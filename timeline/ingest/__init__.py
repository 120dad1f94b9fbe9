"""The only bridge from candidates and reference files to rows: transactional, and twice is once.

`import_files` takes files in; `store_extraction` stores what was found in one article; `reference` loads what is
known before.
"""

from timeline.ingest.runs import Imported, Options, import_files, store_extraction

__all__ = ["Imported", "Options", "import_files", "store_extraction"]
