"""The service for a web server: ``gunicorn sightline.web.wsgi``."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sightline.web.settings")
application = get_wsgi_application()
