"""`selaras regions QUERY`: the official code of a region."""

from argparse import Namespace

from selaras.cli.output import print_json
from selaras.reference import load_knowledge, search_regions

_KINDS = {"province": "provinsi", "regency": "kabupaten", "city": "kota"}


def run(options: Namespace) -> int:
    """Print the regions that fit, best first; 1 if there is none."""
    found = search_regions(load_knowledge(), " ".join(options.query))
    if options.json:
        print_json(
            [{"code": region.code, "kind": region.kind, "name": region.name} for region in found]
        )
    else:
        for region in found:
            print(f"{region.code:<6} {_KINDS[region.kind]:<10} {region.name}")
        if not found:
            print("Tidak ada daerah yang cocok. / No region fits.")
    return int(not found)
