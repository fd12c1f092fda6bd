"""Times numpy's and statsmodels' forms of the regression benchmark on one thread.

Prints one line for each: name, seconds of the fastest of several runs.
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"
os.environ["MKL_NUM_THREADS"] = "1"

import time

import numpy as np
from scipy.stats import t as student

LENGTH, COUNT, AHEAD, LEVEL = 20, 400_000, 29, 0.95


def fastest(runs, body):
    best = float("inf")
    for _ in range(runs):
        start = time.perf_counter()
        body()
        best = min(best, time.perf_counter() - start)
    return best


def report(name, seconds):
    print(f"{name},{seconds}", flush=True)


def trends():
    rng = np.random.default_rng(1)
    years = np.arange(LENGTH, dtype=float)
    logs = (
        8 + rng.normal(size=COUNT) + 0.02 * rng.normal(size=COUNT) * years[:, None]
    ) + 0.05 * rng.normal(size=(LENGTH, COUNT))
    levels = np.exp(logs)
    design = np.column_stack([np.ones(LENGTH), years])
    inverse = np.linalg.pinv(design)
    row = np.array([1.0, AHEAD])
    spread = 1 + row @ np.linalg.inv(design.T @ design) @ row
    multiple = student.ppf(0.5 + LEVEL / 2, LENGTH - 2) * np.sqrt(spread / (LENGTH - 2))
    estimate, lower, upper = (np.empty(COUNT) for _ in range(3))
    both = np.empty((2, COUNT))

    def whole(source, take_logs, block):
        buffer = np.empty((LENGTH, block))
        for i in range(0, COUNT, block):
            y = source[:, i : i + block]
            if take_logs:
                y = np.log(y, out=buffer[:, : y.shape[1]])
            beta = inverse @ y
            residuals = y - design @ beta
            half = multiple * np.sqrt(np.einsum("ij,ij->j", residuals, residuals))
            center = row @ beta
            if take_logs:
                np.exp(center, out=estimate[i : i + block])
                np.exp(center - half, out=lower[i : i + block])
                np.exp(center + half, out=upper[i : i + block])
            else:
                estimate[i : i + block] = center
                lower[i : i + block] = center - half
                upper[i : i + block] = center + half

    def coefficients_only(block):
        for i in range(0, COUNT, block):
            np.matmul(inverse, logs[:, i : i + block], out=both[:, i : i + block])

    blocks = (500, 1000, 2000, 4000)
    report("trends-levels", min(fastest(5, lambda: whole(levels, True, b)) for b in blocks))
    report("trends-logs", min(fastest(5, lambda: whole(logs, False, b)) for b in blocks))
    report("trends-coefficients", min(fastest(5, lambda: coefficients_only(b)) for b in blocks))


def statsmodels_loop(sample=400):
    import statsmodels.api as sm

    rng = np.random.default_rng(2)
    years = np.arange(LENGTH, dtype=float)
    levels = np.exp(8 + 0.02 * years[:, None] + 0.05 * rng.normal(size=(LENGTH, sample)))
    design = sm.add_constant(years)
    row = np.array([[1.0, AHEAD]])

    def loop():
        for i in range(sample):
            fit = sm.OLS(np.log(levels[:, i]), design).fit()
            fit.get_prediction(row).conf_int(obs=True, alpha=1 - LEVEL)

    loop()
    # Extrapolated from a sample to all trends.
    report("trends-statsmodels", fastest(2, loop) * COUNT / sample)


def tall():
    rng = np.random.default_rng(3)
    x = rng.normal(size=(1_000_000, 6))
    x[:, 0] = 1
    y = x @ np.arange(1, 7) + rng.normal(size=len(x))
    column_major = np.asfortranarray(x)
    report("tall", fastest(7, lambda: np.linalg.lstsq(column_major, y, rcond=None)))


def small(count=100_000):
    rng = np.random.default_rng(4)
    x, y = rng.normal(size=(count, 20, 4)), rng.normal(size=(count, 20, 1))
    xt = np.swapaxes(x, 1, 2)
    # Batched normal equations: numpy has no batched least squares.
    report("small", fastest(5, lambda: np.linalg.solve(xt @ x, xt @ y)))


trends()
tall()
small()
statsmodels_loop()
