from django.urls import path

from up.activity import views

both_patterns = [
    path("desabonnement/<str:token>/", views.unsubscribe, name="unsubscribe"),
]
territory_patterns = [
    *both_patterns,
    path("notifications/", views.notifications, name="notifications"),
    path("notifications/lues/", views.read_all, name="notifications-read"),
    path("notifications/<int:pk>/", views.open_notification, name="notification"),
]
portal_patterns = both_patterns

# Only in the demo (settings.DEMO), on the portal.
demo_patterns = [
    path("boite/", views.show_mailbox, name="mailbox"),
    path("boite/<slug:name>/", views.show_mailbox, name="mailbox-mail"),
    path("boite/<slug:name>/html/", views.show_mail, name="mailbox-html"),
]
