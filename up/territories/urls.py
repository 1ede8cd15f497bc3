from django.urls import path

from up.territories import views

territory_patterns = [path("lieux/", views.place_search, name="place-search")]
portal_patterns = territory_patterns
