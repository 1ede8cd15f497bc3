from django.urls import path

from up.taxonomy import views

territory_patterns = [path("concepts/", views.concept_search, name="concept-search")]
