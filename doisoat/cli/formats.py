"""The register of output formats of `validate`."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from doisoat.cli.csv_format import CsvPrinter
from doisoat.cli.json_formats import JsonLinesPrinter, JsonPrinter
from doisoat.cli.printer import Printer
from doisoat.cli.sarif_format import SarifPrinter

#: What people read (`text`) is made apart, for it knows of verbosity.
MACHINE_FORMATS: Mapping[str, Callable[[str], Printer]] = MappingProxyType(
    {"jsonl": JsonLinesPrinter, "json": JsonPrinter, "csv": CsvPrinter, "sarif": SarifPrinter}
)
