#ifndef MODALITY_SCALARS_H
#define MODALITY_SCALARS_H

/* What the loops of this module share: the machines they are compiled for, and logarithm and
   exponential of one number without branches. */

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
   with s = f/(2 + f) and r the tail of the series of 2 artanh s (Cody and Waite 1980). The tail is
   the polynomial of degree seven in s^2 whose largest error in s r is least (Remez 1934; 2.4e-19,
   a two-hundredth of a unit in the last place), summed by Estrin's scheme to keep chains of
   dependent operations short. */
static inline double logarithm(double x) {
  uint64_t bits = bits_of(x);
  uint64_t biased = (bits - 0x3FE6A09E667F3BCDu + 0x3FF0000000000000u) >> 52;
  double k = from_bits(0x4330000000000000u | biased) - 4503599627371519.0;
  double f = from_bits(bits - (biased << 52) + 0x3FF0000000000000u) - 1;
  double s = f / (2 + f);
  double z = s * s, z2 = z * z, z4 = z2 * z2;
  double r0 = (0x1.55555555555d6p-1 + z * 0x1.999999996e443p-2) +
              z2 * (0x1.2492494f006e8p-2 + z * 0x1.c71c48c001cd7p-3);
  double r4 = (0x1.7467f53287000p-3 + z * 0x1.39794d6f110cbp-3) + z2 * 0x1.307f1f8b56d7cp-3;
  double r = z * (r0 + z4 * r4);
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

#endif
