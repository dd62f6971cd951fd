"""Invented letters and papers about invented authorities, worded like none that was published."""

from __future__ import annotations

from sightline.reading.model import Document
from sightline.reading.openers import open_bytes


def opened(text: str, name: str = "document.txt") -> Document:
    """The text as the opener of its format gives it."""
    return open_bytes(text.encode(), name)


FOCUSED_VISIT = """\
Ofsted
Quay House
Harbourtown HT1 1AA

T 0300 000 0000

12 March 2024

Ada Marlowe
Director of Children's Services, Northmere Council
Town Hall
Northmere NM1 1AA

Dear Ms Marlowe

Focused visit to Northmere children's services

This letter summarises the findings of the focused visit to Northmere children's services on 6 and 7 February 2024. \
His Majesty's Inspectors for this visit were Bran Dell and Cato Finch.

Inspectors looked at the local authority's arrangements for the front door.

This visit was carried out in line with the inspection of local authority children's services (ILACS) framework.

Headline findings

Since the last inspection in 2021, when the local authority was judged requires improvement to be good, leaders have \
rebuilt the front door. Decisions are timely for most children.

Area for priority action

The local authority needs to take swift action to improve:

- the response to children who are reported missing at night.

What needs to improve in this area of social work practice?

- The quality of chronologies. (outcome 3, national framework)
- The consistency of:
  - feedback to referrers
  - threshold decisions at weekends

Main findings

Lighthouse keepers answer calls promptly. A small number of calls wait too long.

The local authority should send its action plan for priority action to Ofsted by 24 June 2024.

Ofsted will take the findings from this visit into account when planning the next inspection.

Yours sincerely

Bran Dell
His Majesty's Inspector
"""

MONITORING_VISIT = """\
20 July 2022

Dear Mr Finch

Monitoring visit to Eastvale children's services

This letter summarises the findings of the monitoring visit to Eastvale children's services on 14 and 15 June 2022. \
This was the third monitoring visit since the local authority was judged inadequate in May 2021. Her Majesty's \
inspectors for this visit were Dara Quill, Her Majesty's Inspector, and Enid O'Rook, Senior Her Majesty's Inspector.

Areas covered by the visit

Inspectors reviewed the progress made in the following areas of concern:

- the quality of plans
- supervision

Findings and evaluation of progress

Plans are better than they were. Supervision remains weak.

I am copying this letter to the Department for Education.

Yours sincerely

Dara Quill
Her Majesty's Inspector
"""

JOINT_INSPECTION = """\
3 October 2023

To: Harrowdene Safeguarding Partnership

Dear Harrowdene partnership

Joint targeted area inspection of Harrowdene

This letter summarises the findings of the joint targeted area inspection (JTAI) of the multi-agency response to \
children in Harrowdene. The inspection took place from 3 to 7 July 2023.
"""

PANEL_PAPER = """\
Report to: | Scrutiny Committee
Date of meeting: | 9 October 2024
Title: | Inspection of Northmere children's services

1 Background

1.1 Northmere Council was inspected under the ILACS framework from 3 to 14 June 2024. The report was published on \
29 July.

2 The judgements

| Judgement | Grade 2021 inspection | Grade 2024 inspection |
| --- | --- | --- |
| The impact of leaders on social work practice with children and families | Good | Outstanding |
| The experiences and progress of children who need help and protection | Good | Requires improvement |
| The experiences and progress of children in care (and care leavers 2021) | Good | Good |
| The experiences and progress of care leavers (new in 2023) | N/A | Good |
| Overall effectiveness | Good | Good |

3 What must improve

3.1 The report identifies two areas for improvement:

- The tide tables that are given to care leavers.
- The oversight of:
  - boats
  - oars

3.2 The action plan must be sent to Ofsted by 4 November 2024.
"""

MINUTES = """\
Agenda item

Ofsted focused visit

Minutes:

The Director told the Committee that Ofsted had carried out a focused visit to Eastvale children's services in \
May 2021. The last inspection in March 2018 under the ILACS framework had judged Eastvale to require improvement to \
be good in all areas.

RESOLVED: That the letter be noted.
"""

PRESS_NOTICE = """\
Ofsted praises Harrowdene Council for its harbour

Harrowdene Council's children's services have been given an overall rating of 'good' by Ofsted, with 'outstanding' \
judgements for children in care and care leavers.

The report follows a two-week inspection in October 2024. At the last inspection in 2020 all areas were judged \
inadequate.

Gil Sedge, Leader of Harrowdene Council, said: "We are proud of every sailor."
"""

CHILDRENS_LETTER = """\
5 September 2024

To the children and young people in Northmere

Inspection of children's services

In June 2024, Ofsted inspectors visited your area.

What grades did inspectors give the local authority?

| Judgement | Grade |
| --- | --- |
| The impact of leaders on social work practice with children and families | Good |
| The experiences and progress of children who need help and protection | Requires improvement |
| The experiences and progress of children in care | Outstanding |
| The experiences and progress of care leavers | Good |
| Overall effectiveness | Good |

What did the inspectors find?

- Most of you know your lighthouse keeper well.

Yours faithfully

Ada Marlowe
Lead inspector
His Majesty's Inspector
"""

ACTION_PLAN = """\
# Northmere Council: post-inspection action plan

This plan answers the ILACS inspection of Northmere children's services from 3 to 14 June 2024.

| Area for improvement | Action | Lead | By when |
| --- | --- | --- | --- |
| The tide tables given to care leavers | Print new tide tables | Harbour master | 31 January 2025 |
| The tide tables given to care leavers | Ask care leavers what they think | Harbour master | March 2025 |
| The oversight of boats | Count the boats | Quay manager | Ongoing |
"""

REPORT = """\
Inspection of Northmere local authority children's services

Inspection dates: 3 to 14 June 2024

Lead inspector: Ada Marlowe, His Majesty's Inspector

| Judgement | Grade |
| --- | --- |
| Overall effectiveness | Good |

At the focused visit in 2022 inspectors praised the lighthouse.
"""
