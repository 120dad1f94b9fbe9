"""Tests of the domain model, one file a model file."""
