"""Plans in workbooks and Word tables: taken over from a council's own file, and handed out as one again."""
