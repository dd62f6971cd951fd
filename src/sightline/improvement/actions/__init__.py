"""The only code that writes to plans.

Each action is one transaction with its event, asks first whether the person may, and takes its day and
moment from the caller. Two people at once lose nobody's words: what came second is kept beside the first.
"""
