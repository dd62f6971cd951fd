"""Floor 2: the lists councils make of children, read, checked and kept as typed tables.

A return (an Annex A workbook, or the tables of the Standard Safeguarding Dataset) is read, every cell becomes a
typed value or a coded problem, checks say what does not fit together, and what is fit to be measured is kept as one
store a return. Nothing here logs or prints a value.

::

    sources    files and databases to sheets of cells
    matching   which sheet is which list, which header is which column
    cells      what a cell means: dates, numbers, truths, codes
    typed      a list as typed columns, with its problems
    mapping    Annex A lists to the tables of the dataset
    checks     what does not fit together
    store      the tables of one return, on disk
    report     the workbook for the data team
"""
