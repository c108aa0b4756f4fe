"""The same work with pandas and exact decimals, in a process of its own."""
import json
import sys
import time
from decimal import ROUND_HALF_UP, Decimal, getcontext

import pandas as pd

getcontext().prec = 60
folder = sys.argv[1]
start = time.perf_counter()
stages = {}
last = start


def lap(name):
    global last
    now = time.perf_counter()
    stages[name] = now - last
    last = now


def tab(name):
    return pd.read_csv(f"{folder}/{name}.csv", dtype=str, keep_default_na=False)


def dec(text):
    return Decimal(text or "0")


groups = tab("病組").set_index("編碼")
levels = tab("機構").set_index("編碼")["等級"].to_dict()
k_lines = {(g, t): Decimal(v) for g, t, v in tab("差異係數").itertuples(index=False)}
reviews = {r[0]: (r[1], r[2]) for r in tab("特病單議").itertuples(index=False)}
cases = tab("病例")
for column in ["總費用", "不合理費用", "基金記賬", "其他基金", "個人負擔"]:
    cases[column] = cases[column].map(dec)
for column in ["入院日期", "出院日期"]:
    cases[column] = pd.to_datetime(cases[column])
lap("read")

assert not cases["病例號"].duplicated().any()
assert (cases["總費用"] == cases["基金記賬"] + cases["其他基金"] + cases["個人負擔"]).all()
assert (cases["入院日期"] <= cases["出院日期"]).all()
lap("check")

MEAN, TEN_THOUSANDTH, ONE, LOW = Decimal(10000), Decimal("0.0001"), Decimal(1), Decimal("0.4")
base = {code: (row["類型"], dec(row["基準點數"]), dec(row["次均費用"]), row["不設差異係數"] == "是") for code, row in groups.iterrows()}


def coefficient(group, institution):
    if base[group][3]:
        return ONE
    for pair in ((group, institution), (group, levels[institution]), ("*", institution), ("*", levels[institution])):
        if pair in k_lines:
            return k_lines[pair]
    return ONE


def points(number, institution, group, total, bad, days, surgery):
    kind, p, mean, _ = base[group]
    verdict, value = reviews.get(number, (None, ""))
    if verdict in ("按項目", "不予支付"):
        return Decimal(0), Decimal(1), verdict, False
    if verdict == "核定點數":
        return Decimal(value), ONE, "in", True
    if kind == "床日":
        return p * days, ONE, "in", False
    if kind != "一般":
        return (total - bad) * 100, MEAN, "in", False
    k = coefficient(group, institution)
    if not surgery and total < LOW * mean:
        return min(p * k * total, p * mean), mean, "in", False
    upper = Decimal(3) if p <= 100 else Decimal(2) if p <= 300 else Decimal("1.5")
    if total >= upper * mean and verdict == "追加點數":
        if value:
            return p * k + Decimal(value) * p, ONE, "in", False
        return p * k * mean + max(Decimal(0), total - bad - upper * mean) * p, mean, "in", False
    return p * k, ONE, "in", False


days = (cases["出院日期"] - cases["入院日期"]).dt.days.clip(lower=1)
cases["points"] = [
    points(*row)
    for row in zip(cases["病例號"], cases["機構"], cases["病組"], cases["總費用"], cases["不合理費用"], days, cases["日間手術"] == "是")
]
lap("class, points")

stay = ["參保人", "機構", "病組"]
cases = cases.sort_values(stay + ["入院日期", "病例號"], kind="stable")
following = cases.groupby(stay, sort=False)
gap = (following["入院日期"].shift(-1) - cases["出院日期"]).dt.days
planned = following["合理再入院"].shift(-1) == "是"
halved = gap.between(0, 15) & ~planned
lap("readmission")


def rounded(fraction, half):
    num, den, _, fixed = fraction
    return (num / (den * 2 if half and not fixed else den)).quantize(TEN_THOUSANDTH, rounding=ROUND_HALF_UP)


cases["rounded"] = [rounded(fraction, half) for fraction, half in zip(cases["points"], halved)]
cases["place"] = [fraction[2] for fraction in cases["points"]]
cases["rest"] = cases["總費用"] - cases["基金記賬"]
inside = cases[cases["place"] == "in"]
sums = inside.groupby(["險種", "機構"]).agg(
    n=("病例號", "size"), points=("rounded", "sum"), fund=("基金記賬", "sum"), rest=("rest", "sum")
)
lap("sums")
figures = [
    [fund, code, str(line.n), str(int(line.points * 10000)), str(int(line.fund * 100)), str(int(line.rest * 100))]
    for (fund, code), line in sums.iterrows()
]
print(json.dumps({"seconds": time.perf_counter() - start, "stages": stages, "figures": figures}))
