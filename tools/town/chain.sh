#!/bin/sh
# From raw logs and answers to a published verdict, in one session of a terminal.
#
#     sh tools/town/chain.sh [FOLDER]
#
# Works on a copy of the model town; nothing here is changed. Ends badly where a step does.
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
work=${1:-$(mktemp -d)}
town=$work/town
python=${PYTHON:-python3}
export PYTHONPATH="$here" LC_ALL="${LC_ALL:-C.UTF-8}" COLUMNS="${COLUMNS:-120}"

on() { export QMS_NOW="$1"; printf '\n── %s ──\n' "$1"; }
run() {
    printf '\n$ qms %s\n' "$*"
    (cd "$town" && "$python" -m qms --lang en "$@")
}

mkdir -p "$town"
for name in qms.yaml .gitattributes governance procedures records approvals; do
    cp -R "$here/$name" "$town/"
done
"$python" -c 'import sys; from pathlib import Path; from tools.town.texts import widened; widened(Path(sys.argv[1]))' "$town"

printf '$ python -m tools.town.raw ../raw\n'
(cd "$here" && "$python" -m tools.town.raw "$work/raw")

# what was counted is taken away, so that it must be counted again
rm -r "$town/records/measurements"
"$python" - "$town" <<'END'
import sys
from datetime import date
from pathlib import Path
from tools.town.kept import stood
for path in Path(sys.argv[1], "records/surveys").glob("*.yaml"):
    path.write_text(stood(path.read_text("utf-8"), date(2025, 10, 1)), "utf-8")
END

count() { run services report --cases "../raw/$1" --period "$2" --log "$3" --record; }

on 2026-07-06T10:00:00+03:00
run services map ../raw/petitii-2026-T2.csv --promise CH-01/petition-answer || true
count certificate-2026-T2.csv 2026-Q2 LOG-CERTIFICATES
count atestari-2026-06.csv 2026-06 LOG-ATTESTATIONS
count bonuri-2026-06.csv 2026-06 LOG-TICKETS
on 2026-07-13T09:00:00+03:00
count petitii-2026-T2.csv 2026-Q2 LOG-PETITIONS
count informatii-2026-T2.csv 2026-Q2 LOG-REQUESTS
count petitii-2025.csv 2025 LOG-PETITIONS
on 2026-10-05T10:00:00+03:00
count certificate-2026-T3.csv 2026-Q3 LOG-CERTIFICATES
count atestari-2026-09.csv 2026-09 LOG-ATTESTATIONS
count bonuri-2026-09.csv 2026-09 LOG-TICKETS
on 2026-10-12T11:00:00+03:00
count petitii-2026-T3.csv 2026-Q3 LOG-PETITIONS
count informatii-2026-T3.csv 2026-Q3 LOG-REQUESTS
on 2026-11-04T09:00:00+02:00
count atestari-2026-10.csv 2026-10 LOG-ATTESTATIONS

on 2026-11-22T12:00:00+02:00
run survey import SUR-2025-01 ../raw/sondaj-2025-clienti.csv --group clients
run survey import SUR-2026-01 ../raw/sondaj-2026-clienti.csv --group clients
for year in 2025 2026; do
    run survey import SUR-$year-02 ../raw/sondaj-$year-firme.csv --group firms
    run survey import SUR-$year-02 ../raw/sondaj-$year-asociatii.csv --group ngos
    run survey import SUR-$year-02 ../raw/sondaj-$year-parteneri.csv --group partners
    run survey import SUR-$year-02 ../raw/sondaj-$year-primarii.csv --group towns
    run survey import SUR-$year-03 ../raw/sondaj-$year-salariati.csv --group staff
done
run survey report SUR-2026-01
run survey compare SUR-2025-01 SUR-2026-01
run survey compare SUR-2025-02 SUR-2026-02 --group ngos
run survey compare SUR-2025-03 SUR-2026-03
run indicators
run plan
run trace OB-2026-01
run trace OB-2026-02
run trace OB-2026-03
printf '\n$ diff -r records/measurements, as committed\n'
diff -r "$here/records/measurements" "$town/records/measurements" && echo the same
run validate || true
run build --out ../site
printf '\n$ ls ../site\n'
ls "$work/site"

printf '\n$ grep petition-answer ../site/ro/results.csv\n'
grep petition-answer "$work/site/ro/results.csv"
printf '\n$ what en/documents/CH-01.html says of each promise\n'
"$python" - "$work/site/en/documents/CH-01.html" <<'END'
import html
import re
import sys
page = re.sub(r"\s+", " ", open(sys.argv[1], encoding="utf-8").read())
for said in re.findall(r'class="title">(Result: .*?</p> <div> <p>.*?)</p>', page):
    text = html.unescape(re.sub(r"<[^>]+>", " ", said))
    print("-", re.sub(r"\s+", " ", text))
END
printf '\n$ what ro/strategy.csv, beside the page of the strategy, says of each objective\n'
"$python" - "$work/site/ro/strategy.csv" <<'END'
import csv
import sys
with open(sys.argv[1], encoding="utf-8-sig", newline="") as file:
    head, *rows = csv.reader(file, delimiter=";")
for row in [head, *(row for row in rows if row[5].startswith("OB-"))]:
    print("; ".join(row[at] for at in (5, 10, 11, 14, 17, 18, 19, 20)))
END
