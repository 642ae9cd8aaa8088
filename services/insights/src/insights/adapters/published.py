"""What insights tells the other services: nothing. Its readers ask it over HTTP."""

from plp_kit.messaging.publishing import PublishedLanguage

LANGUAGE = PublishedLanguage()
