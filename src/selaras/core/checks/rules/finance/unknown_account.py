"""FIN02: an account code that the APBD tree does not have."""

from collections.abc import Collection, Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Accounts that are neither in the tree nor a finer part of one of its leaves."""
    known = context.knowledge.account
    divided = {code.rpartition(".")[0] for code in known}
    for account in context.plan.accounts:
        if account.code not in known and _nearest(account.code, known) in divided:
            yield at("accounts", account, "code", account=account.name, account_code=account.code)


def _nearest(code: str, known: Collection[str]) -> str:
    """The closest account above that the tree has; the root when there is none."""
    while code and code not in known:
        code = code.rpartition(".")[0]
    return code


RULE = Rule(
    code="FIN02",
    name="unknown-account",
    severity=Severity.ERROR,
    title=Text(id="Akun tidak dikenal", en="Unknown account"),
    message=Text(
        id="Akun “{account}” memakai kode {account_code}, yang tidak ada dalam bagan APBD.",
        en=(
            "The account “{account}” uses the code {account_code}, which the APBD tree does not "
            "have."
        ),
    ),
    remedy=Text(
        id="Perbaiki kode akun menurut bagan akun yang berlaku.",
        en="Correct the code by the chart of accounts in force.",
    ),
    reads=("accounts.code", "accounts.name"),
    alone=True,
    find=find,
)
