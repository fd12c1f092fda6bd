#!/usr/bin/env python3
"""score_competition.py TRAIN.csv TEST.csv FORECASTS.csv

Scores what bench-growth wrote (series_id, h, mean, lo80, hi80, lo95, hi95) against a competition's
held-out values (TRAIN and TEST: series_id, index, value) as the M4 competition does for yearly series:
each score is averaged over a series' horizons, then over series; coverage is over all values."""
import csv, sys
from statistics import fmean


def read(path):
    series = {}
    with open(path, newline='') as file:
        for row in csv.DictReader(file):
            series.setdefault(row['series_id'], []).append((int(row['index']), float(row['value'])))
    return {name: [value for _, value in sorted(points)] for name, points in series.items()}


def symmetric(a, b):
    return 200 * abs(a - b) / (abs(a) + abs(b)) if abs(a) + abs(b) > 0 else 0.0


def interval(low, high, actual, alpha):
    return high - low + 2 / alpha * (max(low - actual, 0) + max(actual - high, 0))


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    train, test = read(sys.argv[1]), read(sys.argv[2])
    forecasts = {}
    with open(sys.argv[3], newline='') as file:
        for row in csv.DictReader(file):
            numbers = [float(row[k]) for k in ('mean', 'lo80', 'hi80', 'lo95', 'hi95')]
            forecasts[row['series_id'], int(row['h'])] = numbers
    rows, contained = [], {80: [], 95: []}
    for name, actuals in test.items():
        past = train[name]
        scale = fmean(abs(b - a) for a, b in zip(past, past[1:]))
        scores = []
        for h, actual in enumerate(actuals, 1):
            point, low80, high80, low95, high95 = forecasts[name, h]
            contained[80].append(low80 <= actual <= high80)
            contained[95].append(low95 <= actual <= high95)
            scaled = [abs(point - actual), abs(past[-1] - actual), interval(low95, high95, actual, 0.05)]
            scores.append([symmetric(point, actual), symmetric(past[-1], actual)]
                          + [x / scale if scale > 0 else None for x in scaled])
        rows.append([fmean(column) if column[0] is not None else None for column in zip(*scores)])
    smape, naive, mase, naive_mase, msis = (
        fmean(x for x in column if x is not None) for column in zip(*rows))
    print(f'{len(rows)} series, sMAPE {smape:.2f}, OWA {(smape / naive + mase / naive_mase) / 2:.4f}, '
          f'MSIS95 {msis:.2f}, '
          + ', '.join(f'{level} %: {sum(c)} of {len(c)} = {fmean(c):.4f}' for level, c in contained.items()))


main()
