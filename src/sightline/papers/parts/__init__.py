"""What papers have in common: the frame of a report, judgements compared, findings quoted, what must improve."""
