"""Addresses of a territory with the showroom, which is not there in production."""

from up.core.urls import showroom_patterns
from up.website.urls.territory import urlpatterns as territory

urlpatterns = [*showroom_patterns, *territory]
