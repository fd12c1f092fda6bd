#include "CKernels.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#pragma STDC FP_CONTRACT OFF

#if defined(__x86_64__) && defined(__linux__)
#define FOR_EVERY_MACHINE                                                                          \
  __attribute__((target_clones("avx512dq", "avx2", "default")))
#else
#define FOR_EVERY_MACHINE
#endif

static inline uint64_t bits_of(double x) {
  uint64_t bits;
  memcpy(&bits, &x, sizeof bits);
  return bits;
}

static inline double from_bits(uint64_t bits) {
  double x;
  memcpy(&x, &bits, sizeof x);
  return x;
}

/* ln 2 in two parts, the first short enough that its product with an exponent is exact. */
static const double ln2_high = 0x1.62e42feep-1;
static const double ln2_low = 0x1.a39ef35793c76p-33;

/* x = 2^k (1 + f) with 1 + f between sqrt(1/2) and sqrt(2), and ln(1 + f) = f - (f^2/2 - s(f^2/2 + r))
   with s = f/(2 + f) and r the tail of the series of 2 artanh s (Cody and Waite 1980), summed by
   Estrin's scheme to keep chains of dependent operations short. */
static inline double logarithm(double x) {
  uint64_t bits = bits_of(x);
  uint64_t biased = (bits - 0x3FE6A09E667F3BCDu + 0x3FF0000000000000u) >> 52;
  double k = from_bits(0x4330000000000000u | biased) - 4503599627371519.0;
  double f = from_bits(bits - (biased << 52) + 0x3FF0000000000000u) - 1;
  double s = f / (2 + f);
  double z = s * s, z2 = z * z, z4 = z2 * z2;
  double r0 = (2.0 / 3 + z * (2.0 / 5)) + z2 * (2.0 / 7 + z * (2.0 / 9));
  double r4 = (2.0 / 11 + z * (2.0 / 13)) + z2 * (2.0 / 15 + z * (2.0 / 17));
  double r = z * (r0 + z4 * (r4 + z4 * (2.0 / 19)));
  double half = 0.5 * f * f;
  double low = s * (half + r) + k * ln2_low;
  double result = k * ln2_high - ((half - low) - f);
  return x >= 0x1p-1022 && x <= 0x1.fffffffffffffp1023 ? result : (double)NAN;
}

/* x = k ln 2 + r with |r| <= ln(2)/2, and the series of e^r to its thirteenth power. */
static inline double exponential(double x) {
  double shifted = x * 0x1.71547652b82fep0 + 0x1.8p52;
  double k = shifted - 0x1.8p52;
  double r = (x - k * ln2_high) - k * ln2_low;
  double r2 = r * r, r4 = r2 * r2;
  double p0 = (0.5 + r * (1 / 6.0)) + r2 * (1 / 24.0 + r * (1 / 120.0));
  double p4 = (1 / 720.0 + r * (1 / 5040.0)) + r2 * (1 / 40320.0 + r * (1 / 362880.0));
  double p8 = (1 / 3628800.0 + r * (1 / 39916800.0)) +
              r2 * (1 / 479001600.0 + r * (1 / 6227020800.0));
  double p = p0 + r4 * (p4 + r4 * p8);
  double scale = from_bits((bits_of(shifted) + 1023) << 52);
  double result = scale + scale * (p * r2 + r);
  return x >= -708 && x <= 708 ? result : (double)NAN;
}

FOR_EVERY_MACHINE
void modality_logarithms(const double *restrict source, double *restrict target, size_t count) {
  for (size_t i = 0; i < count; i++) target[i] = logarithm(source[i]);
}

FOR_EVERY_MACHINE
void modality_exponentials(const double *restrict source, double *restrict target, size_t count) {
  for (size_t i = 0; i < count; i++) target[i] = exponential(source[i]);
}

void modality_prefetch(const double *memory, size_t count) {
  for (size_t i = 0; i < count; i += 8) __builtin_prefetch(memory + i, 0, 2);
}

typedef double four __attribute__((vector_size(32), aligned(8)));

/* Four by four at a time, so that both sides are read and written in vectors. */
static inline void transpose_four(const double *restrict source, size_t rows,
                                  double *restrict target, size_t count) {
  four a, b, c, d;
  memcpy(&a, source, sizeof a);
  memcpy(&b, source + rows, sizeof b);
  memcpy(&c, source + 2 * rows, sizeof c);
  memcpy(&d, source + 3 * rows, sizeof d);
  four ab0 = __builtin_shufflevector(a, b, 0, 4, 2, 6);
  four ab1 = __builtin_shufflevector(a, b, 1, 5, 3, 7);
  four cd0 = __builtin_shufflevector(c, d, 0, 4, 2, 6);
  four cd1 = __builtin_shufflevector(c, d, 1, 5, 3, 7);
  four row0 = __builtin_shufflevector(ab0, cd0, 0, 1, 4, 5);
  four row1 = __builtin_shufflevector(ab1, cd1, 0, 1, 4, 5);
  four row2 = __builtin_shufflevector(ab0, cd0, 2, 3, 6, 7);
  four row3 = __builtin_shufflevector(ab1, cd1, 2, 3, 6, 7);
  memcpy(target, &row0, sizeof row0);
  memcpy(target + count, &row1, sizeof row1);
  memcpy(target + 2 * count, &row2, sizeof row2);
  memcpy(target + 3 * count, &row3, sizeof row3);
}

FOR_EVERY_MACHINE
void modality_transpose(const double *restrict source, size_t rows, size_t count,
                        double *restrict target) {
  size_t i = 0;
  for (; i + 4 <= count; i += 4) {
    size_t t = 0;
    for (; t + 4 <= rows; t += 4) {
      transpose_four(source + i * rows + t, rows, target + t * count + i, count);
    }
    for (; t < rows; t++) {
      for (size_t k = i; k < i + 4; k++) target[t * count + k] = source[k * rows + t];
    }
  }
  for (; i < count; i++) {
    for (size_t t = 0; t < rows; t++) target[t * count + i] = source[i * rows + t];
  }
}

FOR_EVERY_MACHINE
void modality_add_effects(const double *weights, size_t columns, const double *restrict values,
                          double *restrict effects, size_t count) {
  for (size_t j = 0; j < columns; j++) {
    const double weight = weights[j];
    double *restrict target = effects + j * count;
    for (size_t i = 0; i < count; i++) target[i] += weight * values[i];
  }
}

/* A trend, the commonest design, in one loop. */
FOR_EVERY_MACHINE
static void add_squares_of_two(double a, double b, const double *restrict values,
                               const double *restrict first, const double *restrict second,
                               double *restrict sums, size_t count) {
  for (size_t i = 0; i < count; i++) {
    double residual = (values[i] - a * first[i]) - b * second[i];
    sums[i] += residual * residual;
  }
}

FOR_EVERY_MACHINE
static void add_squares_of_any(const double *weights, size_t columns,
                               const double *restrict values, const double *restrict effects,
                               double *restrict sums, size_t count) {
  for (size_t i = 0; i < count; i++) {
    double residual = values[i];
    for (size_t j = 0; j < columns; j++) residual -= weights[j] * effects[j * count + i];
    sums[i] += residual * residual;
  }
}

void modality_add_squares(const double *weights, size_t columns, const double *values,
                          const double *effects, double *sums, size_t count) {
  if (columns == 2) {
    add_squares_of_two(weights[0], weights[1], values, effects, effects + count, sums, count);
  } else {
    add_squares_of_any(weights, columns, values, effects, sums, count);
  }
}

FOR_EVERY_MACHINE
void modality_interval_ends(const double *restrict centers, const double *restrict squares,
                            double multiple, double *restrict lower, double *restrict upper,
                            size_t count) {
  for (size_t i = 0; i < count; i++) {
    double half = multiple * __builtin_sqrt(squares[i]);
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
