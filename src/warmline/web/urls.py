"""Addresses of the look itself."""

from django.urls import path

from warmline.web import views

app_name = "web"

urlpatterns = [
    path("design/", views.design, name="design"),
    path("offline/", views.offline, name="offline"),
]
