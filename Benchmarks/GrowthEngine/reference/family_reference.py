"""Reference figures of the averaged growth family, by another route than the library takes.

The library differences the observations, drops changes that span breaks and integrates the shocks'
variance in closed form or over a lattice. Here the levels are used as they are: the first level and
the breaks are columns with flat priors (universal kriging with restricted likelihood), and with known
survey errors the shocks' variance is integrated by a fine sum. Needs numpy and scipy; run without
arguments, it prints the figures that Tests/GrowthModelsTests carries.
"""
import itertools
import numpy as np
from scipy.optimize import brentq
from scipy.stats import norm, t as student

GRID = [(tau, phi, s2)
        for tau in (0, 0.1, 0.5, 2) for phi in ((0.6, 0.85, 0.97) if tau else (0.0,))
        for s2 in (0, 0.05, 0.3, 1)]
A0, SD0 = 1.5, 0.035
B0 = A0 * SD0 ** 2


def growth_covariance(years, tau, phi, s2):
    lag = np.abs(np.subtract.outer(np.arange(years), np.arange(years)))
    power = np.where(lag == 0, 1.0, phi ** np.maximum(lag, 1)) if phi else (lag == 0).astype(float)
    return np.eye(years) + tau * power + s2


def solve(years, z, breaks, error, horizon, member, r, variance):
    """Restricted log likelihood's pieces and the kriging of horizon years, for one member."""
    first, last = years[0], years[-1]
    span = last - first + horizon
    tau, phi, s2 = member
    K = growth_covariance(span, tau, phi, s2)
    allyears = list(years) + [last + h for h in range(1, horizon + 1)]
    A = np.array([[1.0 if j < y - first else 0.0 for j in range(span)] for y in allyears])
    n = len(years)
    # The constant is absorbed by the free first level; without it the first year has no variance.
    S = A @ K @ A.T + r * np.eye(len(allyears)) + 1.0
    S[:n, :n] += np.outer(error, error) * np.eye(n) / variance
    X = np.column_stack([np.ones(len(allyears))] +
                        [[1.0 if y >= b else 0.0 for y in allyears] for b in breaks])
    V, C, F = S[:n, :n], S[n:, :n], S[n:, n:]
    Xo, Xf = X[:n], X[n:]
    Vi = np.linalg.inv(V)
    G = np.linalg.inv(Xo.T @ Vi @ Xo)
    beta = G @ Xo.T @ Vi @ z
    e = z - Xo @ beta
    mean = Xf @ beta + C @ Vi @ e
    U = Xf - C @ Vi @ Xo
    cov = F - C @ Vi @ C.T + U @ G @ U.T
    logdet = np.linalg.slogdet(V)[1] - np.linalg.slogdet(G)[1]
    return logdet, e @ Vi @ e, mean, np.diag(cov), beta, np.diag(G)


def components(years, values, breaks, prse, horizon, scale):
    unit = np.mean(values)
    z = np.log(values / unit) if scale == 'log' else values / unit
    known = prse is not None
    error = np.zeros(len(z)) if not known else prse * (1 if scale == 'log' else values / unit)
    df = len(z) - 1 - len(breaks)
    out = []
    for member in GRID:
        prior = np.log(1 / 3 if member[0] else 1)
        for r in ((0, 0.3) if known else (0, 0.3, 1, 4)):
            if not known:
                ld, q, mean, var, beta, bvar = solve(years, z, breaks, error, horizon, member, r, 1.0)
                an, bn = A0 + df / 2, B0 + q / 2
                out.append((prior - ld / 2 - an * np.log(bn), mean, np.sqrt(var * bn / an), beta))
            else:
                for logvar in np.arange(np.log(1e-8), np.log(4.0), 0.08):
                    v = np.exp(logvar)
                    ld, q, mean, var, beta, bvar = solve(years, z, breaks, error, horizon, member, r, v)
                    lw = prior - ld / 2 - df / 2 * logvar - q / v / 2 - A0 * logvar - B0 / v
                    out.append((lw, mean, np.sqrt(var * v), beta))
    lw = np.array([o[0] for o in out])
    w = np.exp(lw - lw.max())
    w /= w.sum()
    dist = norm if known else student(2 * A0 + df)
    return w, np.array([o[1] for o in out]), np.array([o[2] for o in out]), \
        np.array([o[3] for o in out]), dist, unit


def report(name, years, values, breaks=(), prse=None, horizon=10):
    years, values = np.array(years), np.array(values, float)
    prse = None if prse is None else np.array(prse)
    parts = {s: components(years, values, breaks, prse, horizon, s) for s in ('log', 'linear')}
    unit = parts['log'][5]

    def cdf(y, h):
        total = 0.0
        for s, (w, m, sd, b, dist, u) in parts.items():
            x = np.log(y) if s == 'log' else y
            total += 0.5 * (w @ dist.cdf((x - m[:, h]) / sd[:, h]))
        return total

    print(name)
    for h in (1, 5, 10):
        row = [unit * brentq(lambda y: cdf(y, h - 1) - p, 1e-6, 100, xtol=1e-13)
               for p in (0.025, 0.1, 0.5, 0.9, 0.975)]
        print('  h', h, ' '.join(f'{v:.9g}' for v in row), 'cdf(1.1 last)', f'{cdf(1.1 * values[-1] / unit, h - 1):.7f}')
    if breaks:
        w, m, sd, beta, *_ = parts['log']
        print('  mean log step', f'{w @ beta[:, 1]:.6f}')


if __name__ == '__main__':
    steady = [50530, 51010, 51380, 52960, 53970, 55400, 56560, 58610, 56750, 58900, 60180]
    report('consecutive', range(2012, 2023), steady)
    gap_years = [2004, 2005, 2007, 2008, 2010, 2012, 2013, 2014, 2015, 2016, 2018]
    gaps = [17520, 18280, 20410, 21200, 21600, 20480, 20020, 20900, 19740, 19650, 18810]
    report('gaps and a break', gap_years, gaps, breaks=(2012,))
    prse = [0.021, 0.019, 0.017, 0.02, 0.016, 0.018, 0.022, 0.015, 0.019, 0.02, 0.016]
    report('gaps, a break and survey error', gap_years, gaps, breaks=(2012,), prse=prse)
    report('three points', [2020, 2021, 2023], [120, 150, 140])
