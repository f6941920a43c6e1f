"""Addresses below /account/; the names without a space are those that allauth asks for."""

from django.urls import include, path

from selaras.web.sign_ins import views

own = ([path("", views.me, name="me")], "sign_ins")

urlpatterns = [path("", include(own)), path("", include("allauth.urls"))]
