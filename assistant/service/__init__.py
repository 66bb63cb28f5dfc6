"""The verbs of the product: `Assistant(settings)`, and under it what may be done with each part of it.

The command line and the page call these verbs and nothing below them. What takes time is a generator of events
that returns its result, so that both can show the same progress.
"""

from assistant.memory.scope import Filters
from assistant.service.assistant import Assistant
from assistant.service.manuscripts import Written

__all__ = ["Assistant", "Filters", "Written"]
