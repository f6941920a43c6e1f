"""Addresses below /oidc/, in no language; the names are those that allauth asks for."""

from django.urls import path

from selaras.web.sign_ins import providers

urlpatterns = [
    path("<slug:provider_id>/", providers.start, name="openid_connect_login"),
    path("<slug:provider_id>/callback/", providers.come_back, name="openid_connect_callback"),
]
