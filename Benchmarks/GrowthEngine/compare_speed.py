#!/usr/bin/env python3
"""compare_speed.py TRAIN.csv HORIZON [--members AutoETS,AutoARIMA,AutoCES,DynamicOptimizedTheta]

Times statsforecast's models and bench-growth on the same series in one run, one core each,
compilation and reading excluded. Needs statsforecast and pandas; build bench-growth first with
swift build -c release."""
import argparse, os, re, subprocess, sys, time
os.environ.setdefault('OPENBLAS_NUM_THREADS', '1')
import numpy as np, pandas as pd
from statsforecast import models
from statsforecast.core import StatsForecast

HERE = os.path.dirname(os.path.abspath(__file__))
ap = argparse.ArgumentParser()
ap.add_argument('train')
ap.add_argument('horizon', type=int)
ap.add_argument('--members', default='AutoETS')
a = ap.parse_args()

train = pd.read_csv(a.train, dtype={'series_id': str}).rename(
    columns={'series_id': 'unique_id', 'index': 'ds', 'value': 'y'})[['unique_id', 'ds', 'y']]
train['y'] = train.y.astype(float)


def growth():
    program = os.path.join(HERE, '.build/release/bench-growth')
    run = subprocess.run([program, a.train, str(a.horizon)], capture_output=True, text=True, check=True)
    count, seconds = re.search(r'(\d+) series, .* ([\d.e-]+) processor seconds', run.stderr).groups()
    return int(count), float(seconds)


times = {}
for name in a.members.split(','):
    make = lambda: StatsForecast(models=[getattr(models, name)(season_length=1)], freq=1, n_jobs=1)
    small = train[train.unique_id.isin(train.unique_id.unique()[:3])]
    make().forecast(df=small, h=a.horizon, level=[80, 95])
    start, cpu = time.perf_counter(), time.process_time()
    make().forecast(df=train, h=a.horizon, level=[80, 95])
    times[name] = (time.perf_counter() - start, time.process_time() - cpu)
    count, seconds = min((growth() for _ in range(3)), key=lambda r: r[1])
    print(f'{name}: {times[name][0]:.3f} s wall, {times[name][1]:.3f} s processor; '
          f'growth {seconds:.4f} s processor ({1e6 * seconds / count:.0f} microseconds a series); '
          f'ratio {times[name][1] / seconds:.0f}', flush=True)
if len(times) > 1:
    total = sum(t[1] for t in times.values())
    print(f'all of them, as their average needs: {total:.2f} s processor; ratio {total / seconds:.0f}')
