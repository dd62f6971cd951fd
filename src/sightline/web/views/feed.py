"""The feed of new publications, in Atom."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from sightline.register.access import READ
from sightline.register.queries.publications import Publication, latest_publications
from sightline.web import formats
from sightline.web.clock import now
from sightline.web.permissions import needs
from sightline.web.seeing import sight

LONGEST_ID = 80
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""What XML cannot hold; a name read from a damaged document may."""


@needs(READ)
def feed(request: HttpRequest) -> HttpResponse:
    """Reports and letters by the day of their publication, newest first; of one authority where one is named."""
    found = latest_publications(sight(request), request.GET.get("authority", "").replace("\0", "")[:LONGEST_ID])
    here = request.build_absolute_uri(request.get_full_path())
    atom = _Feed(
        title=f"{settings.SIGHTLINE_NAME}: newly published inspections and visits",
        link=request.build_absolute_uri(reverse("inspections")),
        description="",
        language="en-GB",
        feed_url=here,
        feed_guid=here,
        author_name=settings.SIGHTLINE_COUNCIL or settings.SIGHTLINE_NAME,
    )
    for each in found:
        address = request.build_absolute_uri(reverse("inspection", args=(each.inspection,)))
        moment = datetime.combine(each.published_on, time(), UTC)
        atom.add_item(_title(each), address, _words(each), unique_id=address, pubdate=moment, updateddate=moment)
    return HttpResponse(atom.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


class _Feed(Atom1Feed):
    """A feed that takes the time from the service's own clock."""

    def latest_post_date(self) -> datetime:
        """When its newest item was published; now, where there is none."""
        return max((item["updateddate"] for item in self.items), default=now())


def _title(each: Publication) -> str:
    return _UNWRITABLE.sub("", _told(each))


def _told(each: Publication) -> str:
    return f"{each.authority_name}: {formats.kind(each.kind).lower()}, {formats.in_words(each.started_on)}"


def _words(each: Publication) -> str:
    grades = [f"{formats.area(held.area)}: {formats.grade(held.grade).lower()}" for held in each.grades]
    return "; ".join([f"Published on {formats.in_words(each.published_on)}", *grades]) + "."
