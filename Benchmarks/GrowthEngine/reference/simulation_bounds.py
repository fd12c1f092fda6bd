"""What is possible on the simulations of bench-growth: the same series, forecast by someone who knows
everything about them except which kind of growth they have.

Three kinds of growth, as in Simulations.swift: steady, drifting, and with one change. The forecaster
here knows the mean and deviation of lasting growth, the size of shocks, drift and change, where the
change may lie and the survey error, and is unsure of the kind alone. Its forecast is the exact
mixture over kinds, by prior odds times likelihood, and is therefore calibrated over all kinds
together. The tables show what its 80 % interval contains by kind, for several prior odds. Then the
distance from its mean that contains three in four of every kind, and the one that contains no more
than 88 in a hundred of any: where the first is larger, no interval of one width can meet both.
Needs numpy and scipy.
"""
import numpy as np
from scipy.special import ndtr

KINDS = ('steady', 'drifting', 'broken')
HORIZONS = (1, 5, 10)
SURVEY, GROWTH, DRIFT, PHI, CHANGE = 0.017, 0.02, 0.015, 0.85, 0.03


def covariances(n, shock):
    """By kind, the covariances of n values and the values to come, mean growth left out."""
    total = n + HORIZONS[-1]
    years = np.arange(total)
    sums = np.tril(np.ones((total, total)))
    base = shock ** 2 * np.eye(total) + GROWTH ** 2
    drift = DRIFT ** 2 * PHI ** np.abs(years[:, None] - years[None])
    changes = [(years >= int(n * u)) * 1.0 for u in np.linspace(0.425, 0.775, 8)]
    kinds = {'steady': [base], 'drifting': [base + drift],
             'broken': [base + CHANGE ** 2 * np.outer(c, c) for c in changes]}
    at = list(range(n)) + [n - 1 + h for h in HORIZONS]
    # The first level is free.
    return {kind: [(sums @ K @ sums.T + 1.0)[np.ix_(at, at)] + SURVEY ** 2 * np.eye(len(at))
                   for K in members] for kind, members in kinds.items()}


def simulate(kind, n, shock, count, rng):
    total = n + HORIZONS[-1]
    growth = np.repeat(GROWTH * rng.normal(size=count)[:, None], total, 1)
    if kind == 'drifting':
        drift = DRIFT * rng.normal(size=count)
        for year in range(total):
            drift = PHI * drift + DRIFT * np.sqrt(1 - PHI ** 2) * rng.normal(size=count)
            growth[:, year] += drift
    if kind == 'broken':
        at = (n * (0.4 + 0.4 * rng.random(count))).astype(int)
        step = CHANGE * rng.normal(size=count)
        growth += np.where(np.arange(total)[None] >= at[:, None], step[:, None], 0)
    values = np.cumsum(growth + shock * rng.normal(size=(count, total)), 1)
    values += SURVEY * rng.normal(size=values.shape)
    return values[:, :n], values[:, [n - 1 + h for h in HORIZONS]]


def forecast(known, n, shock, odds):
    """Weights, means and deviations of the mixture over kinds."""
    logs, means, deviations = [], [], []
    for kind, members in covariances(n, shock).items():
        for K in members:
            if odds[kind] == 0:
                continue
            inverse = np.linalg.inv(K[:n, :n])
            gain = K[n:, :n] @ inverse
            square = np.einsum('si,ij,sj->s', known, inverse, known)
            logs.append(np.log(odds[kind] / len(members))
                        - 0.5 * np.linalg.slogdet(K[:n, :n])[1] - 0.5 * square)
            means.append(known @ gain.T)
            deviations.append(np.sqrt(np.diag(K[n:, n:] - gain @ K[:n, n:])))
    logs = np.array(logs).T
    weights = np.exp(logs - logs.max(1, keepdims=True))
    weights /= weights.sum(1, keepdims=True)
    return weights, np.array(means).transpose(1, 0, 2), np.array(deviations)


def contained(kind, n, shock, odds, count, rng):
    known, coming = simulate(kind, n, shock, count, rng)
    weights, means, deviations = forecast(known, n, shock, odds)
    shares = []
    for h in range(len(HORIZONS)):
        z = (coming[:, h][:, None] - means[:, :, h]) / deviations[None, :, h]
        probability = (weights * ndtr(z)).sum(1)
        shares.append(((probability >= 0.1) & (probability <= 0.9)).mean())
    return shares


def table(odds, count=3000):
    print('prior odds', odds)
    rng = np.random.default_rng(1)
    for kind in KINDS:
        for shock in (0.01, 0.02, 0.04):
            line = f'{kind}, yearly shocks of {shock}:'
            for n in (10, 14, 20):
                shares = contained(kind, n, shock, odds, count, rng)
                line += f'  n={n} h=1,5,10: ' + ' '.join(f'{share:.3f}' for share in shares)
            print(line, flush=True)


def widths(count=4000):
    rng = np.random.default_rng(2)
    odds = dict.fromkeys(KINDS, 1)
    for shock in (0.01, 0.02, 0.04):
        for n in (10, 14, 20):
            errors = {}
            for kind in KINDS:
                known, coming = simulate(kind, n, shock, count, rng)
                weights, means, _ = forecast(known, n, shock, odds)
                errors[kind] = np.abs(coming - np.einsum('sm,smh->sh', weights, means))
            for at, h in enumerate(HORIZONS):
                least = max(np.quantile(e[:, at], 0.75) for e in errors.values())
                most = min(np.quantile(e[:, at], 0.88) for e in errors.values())
                print(f'shocks {shock} n={n} h={h}: 0.75 of every kind from ±{least:.4f}, '
                      f'0.88 of one kind at ±{most:.4f}', 'possible' if least <= most else 'no width')


if __name__ == '__main__':
    for odds in ((1, 1, 1), (1, 2, 1), (1, 4, 1), (1, 16, 1)):
        table(dict(zip(KINDS, odds)))
    widths()
