"""Signing in by way of an OpenID Connect provider."""

from allauth.socialaccount.providers.openid_connect import views as oidc
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import override
from django.views.decorators.cache import never_cache

_LANGUAGE = "selaras_provider_language"


@never_cache
def start(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Begin: only a form of ours does, so nobody is signed in by a link.

    The answer is a page that goes on to the provider, not a redirect: the policy of the site
    lets forms lead to the site alone, and a provider may pass the visitor on to yet another
    host.
    """
    if request.method != "POST":
        return redirect("account_login")
    known = dict(settings.LANGUAGES)
    language = request.POST.get("language", "")
    language = language if language in known else settings.LANGUAGE_CODE
    request.session[_LANGUAGE] = language
    with override(language):
        answer: HttpResponse = oidc.login(request, provider_id)
        if answer.status_code == 302 and settings.PROVIDER is not None:
            shown = {"address": answer["Location"], "provider": settings.PROVIDER.name}
            return render(request, "sign_ins/leaving.html", shown)
    return answer


@never_cache
def come_back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """The provider sends the visitor back, to pages in the language in which they began."""
    with override(request.session.get(_LANGUAGE, settings.LANGUAGE_CODE)):
        answer: HttpResponse = oidc.callback(request, provider_id)
    return answer
