"""The only bridge from candidates and reference files to rows: transactional, and twice is once."""
