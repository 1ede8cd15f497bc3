from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "up.exchange"
    label = "exchange"
