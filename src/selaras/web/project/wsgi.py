"""The application that gunicorn serves."""

import os
import sys

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "selaras.web.project.settings")

# Whoever saves lets go of the interpreter at each query, and holds the plan meanwhile: a fifth of
# the usual turn, so that nobody waits for a page that another thread is drawing.
sys.setswitchinterval(0.001)

application = get_wsgi_application()
