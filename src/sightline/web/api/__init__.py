"""The register for programs: JSON at ``/api/``, described at ``/api/openapi.json``. It only reads."""
