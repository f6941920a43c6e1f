"""The instrument that a command names as `spbe@2020`."""

from selaras.cli.refusal import Refusal
from selaras.core.instrument import Instrument
from selaras.reference.instruments import instrument, keys, near


def chosen(key: str) -> Instrument:
    """That instrument; Refusal with what may have been meant if there is none."""
    if key in keys():
        slug, _, version = key.partition("@")
        return instrument(slug, version)
    meant = ", ".join(near(key))
    if meant:
        raise Refusal(
            f"Tidak ada instrumen “{key}”. Mungkin yang dimaksud: {meant}.",
            f"There is no instrument “{key}”. Perhaps this is meant: {meant}.",
        )
    raise Refusal(
        f"Tidak ada instrumen “{key}”. Daftarnya: selaras instruments.",
        f"There is no instrument “{key}”. For the list: selaras instruments.",
    )
