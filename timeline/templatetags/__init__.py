"""What templates of the timeline may ask."""
