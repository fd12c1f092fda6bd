"""How large yearly shocks and drifting growth are in a panel of occupations, for the magnitudes of
bench-growth's simulations.

For every occupation with ten estimates or more and 10,000 jobs or more at the end, the likelihood of
log employment over a grid of the shocks' deviation and the drift's deviation (autocorrelation 0.85,
lasting growth with deviation 0.02, survey error known); then the distribution over the grid that makes
all occupations together most likely, by 2,000 steps of expectation and maximization (Laird 1978).
Survey errors are taken as independent, and as pooled over three years. Usage:
panel_shocks.py PANEL.csv (columns year, soc_code, title, group, employment, employment_prse).
Needs numpy and pandas.
"""
import sys
import numpy as np
import pandas as pd

SHOCKS = np.array([0.0025, 0.005, 0.01, 0.015, 0.02, 0.03, 0.04, 0.06, 0.08, 0.12])
DRIFTS = np.array([0, 0.005, 0.01, 0.015, 0.02, 0.03, 0.05])
PHI, GROWTH = 0.85, 0.02


def likelihoods(years, jobs, error, pooled):
    n = len(years)
    span = np.arange(years[0] + 1, years[-1] + 1)
    steps = np.array([((span > a) & (span <= b)) * 1.0 for a, b in zip(years, years[1:])])
    first = np.diff(np.eye(n), axis=0)
    apart = np.abs(np.subtract.outer(years, years))
    survey = np.outer(error, error) * (np.maximum(0, 1 - apart / 3) if pooled else np.eye(n))
    drift = steps @ PHI ** np.abs(np.subtract.outer(span, span)) @ steps.T
    length = steps.sum(1)
    change = np.diff(np.log(jobs))
    for shock in SHOCKS:
        for deviation in DRIFTS:
            V = (first @ survey @ first.T + shock ** 2 * steps @ steps.T
                 + deviation ** 2 * drift + GROWTH ** 2 * np.outer(length, length))
            root = np.linalg.cholesky(V)
            white = np.linalg.solve(root, change)
            yield -np.log(np.diag(root)).sum() - 0.5 * white @ white


def main(path):
    panel = pd.read_csv(path, dtype=str)
    for column in ('year', 'employment', 'employment_prse'):
        panel[column] = pd.to_numeric(panel[column], errors='coerce')
    detailed = panel[((panel.group == 'detailed') | panel.group.isna())
                     & (panel.soc_code.str[-1] != '0')]
    detailed = detailed.dropna(subset=['employment', 'employment_prse'])
    title = detailed.title.str.lower().str.replace('[^a-z]', '', regex=True)
    groups = [g.drop_duplicates('year').sort_values('year')
              for _, g in detailed.groupby(detailed.soc_code + title)]
    groups = [g for g in groups if len(g) >= 10 and g.employment.iloc[-1] >= 10_000]
    for pooled in (False, True):
        logs = np.array([list(likelihoods(
            g.year.to_numpy(int), g.employment.to_numpy(),
            np.maximum(g.employment_prse.to_numpy(), 0.05) / 100, pooled)) for g in groups])
        density = np.exp(logs - logs.max(1, keepdims=True))
        weights = np.full(density.shape[1], 1 / density.shape[1])
        for _ in range(2000):
            share = density * weights
            weights = (share / share.sum(1, keepdims=True)).mean(0)
        weights = weights.reshape(len(SHOCKS), len(DRIFTS))
        print('pooled' if pooled else 'independent', len(groups), 'occupations')
        print('  shocks', dict(zip(SHOCKS.tolist(), weights.sum(1).round(3).tolist())))
        print('  drift', dict(zip(DRIFTS.tolist(), weights.sum(0).round(3).tolist())))


if __name__ == '__main__':
    main(sys.argv[1])
