from django.urls import path

from up.conversations import views

territory_patterns = [
    path("messages/", views.conversations, name="conversations"),
    path("messages/<slug:slug>/", views.conversation, name="conversation"),
    path("messages/<slug:slug>/suite/", views.more, name="conversation-more"),
    path("messages/<slug:slug>/lu/", views.read, name="conversation-read"),
    path("messages/<slug:slug>/silence/", views.mute, name="conversation-mute"),
    path("messages/<slug:slug>/fichiers/<int:pk>/", views.attachment, name="attachment"),
]
