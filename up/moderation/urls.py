from django.urls import path

from up.moderation import views

territory_patterns = [
    path("charte/", views.charter, name="charter"),
    path("signaler/<slug:target_type>/<int:target_id>/", views.report, name="report"),
    path("signalements/", views.reports, name="reports"),
    path("signalements/<int:pk>/", views.decision, name="report-decision"),
    path("signalements/<int:pk>/decider/", views.decide, name="report-decide"),
]
