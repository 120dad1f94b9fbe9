"""The column for EDTF dates: a string that is checked, never a pickle."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from timeline import edtf


def validate_edtf(value: str) -> None:
    """ValidationError with an example unless `value` is an EDTF date."""
    try:
        edtf.parse(value)
    except edtf.NotEDTF as error:
        raise ValidationError(
            "“%(value)s” is no date. Write 2025, 2025-12, 2025-12-16, 2025-12-16/2025-12-17, "
            "or 2025-12-16? for a likely one.",
            code="edtf",
            params={"value": value},
        ) from error


class EDTFField(models.CharField):
    """A date of ISO 8601-2 (EDTF) level 0 or 1 as text; empty where none is known."""

    description = "EDTF date"
    default_validators = [validate_edtf]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 64)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)
