"""Files and databases to sheets of cells. Only the modules here know libraries that open such files."""
