from django.apps import AppConfig


class TaxonomyConfig(AppConfig):
    name = "up.taxonomy"
    label = "taxonomy"
