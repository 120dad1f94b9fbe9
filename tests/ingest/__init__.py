"""Tests of the bridge from candidates to rows, one file a file of timeline/ingest."""
