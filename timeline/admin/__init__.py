"""The editors' desk: `site` is read with the settings, the other modules register their models when Django is ready."""
