"""How names are compared, by extraction and database alike."""

from __future__ import annotations

import re
import unicodedata


def normalise(form: str) -> str:
    """A name without accents, case, article, possessive and dots, hyphens as spaces; empty if nothing is left."""
    plain = unicodedata.normalize("NFKD", form.replace("’", "'"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    plain = re.sub(r"'s?$", "", plain.strip())
    plain = re.sub(r"^the\s+", "", plain).replace(".", "")
    return re.sub(r"[\s\-]+", " ", plain).strip()
