#include "CKernels.h"

#include "scalars.h"

#pragma STDC FP_CONTRACT OFF

FOR_EVERY_MACHINE
void modality_logarithms(const double *restrict source, double *restrict target, size_t count) {
  for (size_t i = 0; i < count; i++) target[i] = logarithm(source[i]);
}

FOR_EVERY_MACHINE
void modality_exponentials(const double *restrict source, double *restrict target, size_t count) {
  for (size_t i = 0; i < count; i++) target[i] = exponential(source[i]);
}

FOR_EVERY_MACHINE
void modality_add_multiple(double weight, const double *restrict values, double *restrict sums,
                           size_t count) {
  for (size_t i = 0; i < count; i++) sums[i] += weight * values[i];
}

FOR_EVERY_MACHINE
int modality_are_finite(const double *values, size_t count) {
  /* Zero times a finite number is zero, and any other product is not. */
  uint64_t strange = 0;
  for (size_t i = 0; i < count; i++) strange |= values[i] * 0 == 0 ? 0 : 1;
  return strange == 0;
}

FOR_EVERY_MACHINE
void modality_interval_ends(const double *restrict centers, const double *restrict squares,
                            double multiple, double *restrict lower, double *restrict upper,
                            size_t count) {
  for (size_t i = 0; i < count; i++) {
    double half = multiple * __builtin_elementwise_sqrt(squares[i]);
    lower[i] = centers[i] - half;
    upper[i] = centers[i] + half;
  }
}

FOR_EVERY_MACHINE
void modality_split(const double *restrict values, double *restrict highs, double *restrict lows,
                    size_t count) {
  for (size_t i = 0; i < count; i++) {
    double shifted = 134217729.0 * values[i];
    double high = shifted - (shifted - values[i]);
    highs[i] = high;
    lows[i] = values[i] - high;
  }
}

FOR_EVERY_MACHINE
void modality_add_products(const double *x, const double *y, size_t stride, size_t count,
                           double *restrict sums, double *restrict errors) {
  const double *x_high = x + stride, *x_low = x + 2 * stride;
  const double *y_high = y + stride, *y_low = y + 2 * stride;
  double s[modality_lanes], e[modality_lanes];
  memcpy(s, sums, sizeof s);
  memcpy(e, errors, sizeof e);
  for (size_t start = 0; start + modality_lanes <= count; start += modality_lanes) {
    for (size_t i = 0; i < modality_lanes; i++) {
      size_t t = start + i;
      double product = x[t] * y[t];
      double total = s[i] + product;
      double kept = total - s[i];
      double rest = ((x_high[t] * y_high[t] - product) + x_high[t] * y_low[t]) + x_low[t] * y[t];
      e[i] += (product - kept) + rest;
      s[i] = total;
    }
  }
  memcpy(sums, s, sizeof s);
  memcpy(errors, e, sizeof e);
}
