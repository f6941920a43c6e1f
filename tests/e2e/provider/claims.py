"""What the provider says of a person."""

from typing import Any

from oauth2_provider.oauth2_validators import OAuth2Validator

from tests.e2e.provider.__main__ import UNVERIFIED


class Claims(OAuth2Validator):  # type: ignore[misc]
    """Name and address, and whether the address is verified."""

    oidc_claim_scope = {
        **OAuth2Validator.oidc_claim_scope,
        "email": "email",
        "email_verified": "email",
    }

    def get_additional_claims(self, request: Any) -> dict[str, Any]:
        """Of the person who signed in at the provider."""
        person = request.user
        return {
            "name": person.username,
            "email": person.email,
            "email_verified": person.username != UNVERIFIED,
        }
