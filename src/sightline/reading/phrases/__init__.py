"""Small recognisers over words: dates, grades, authorities, framework tags. No document layout."""
