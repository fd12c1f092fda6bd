#ifndef CKERNELS_H
#define CKERNELS_H

/* Loops over many numbers side by side, compiled for several instruction sets of which the machine's
   best is taken at run time. None has a sum over its lanes and none is contracted to fused
   multiply-adds, so that every instruction set gives the same bits. */

#include <stddef.h>

/* target[i] = ln source[i] for normal positive numbers, not a number for all others. */
void modality_logarithms(const double *source, double *target, size_t count);

/* target[i] = e to the power of source[i] for |x| <= 708, not a number for all others. */
void modality_exponentials(const double *source, double *target, size_t count);

/* sums[i] += weight * values[i] */
void modality_add_multiple(double weight, const double *values, double *sums, size_t count);

/* Whether no value is infinite or not a number. */
int modality_are_finite(const double *values, size_t count);

/* How many responses modality_fit_responses works on side by side, and how many columns its basis
   has at most. */
enum { modality_responses_at_once = 8, modality_widest_basis = 6 };

/* Least squares of `count` responses of `rows` numbers, one behind the other, on one orthonormal
   basis Q given row after row. With effects z = Q'y, squares[i] is the sum of squares of y - Qz and
   results[k * stride + i] the sum of weights[k * columns + j] * z[j] for each of `outputs`.

   `logarithmic` fits logarithms; a number without one makes its response's results not a number.
   `scratch` has room for three times as many responses as are worked on side by side. */
void modality_fit_responses(const double *responses, size_t rows, size_t count, int logarithmic,
                            const double *basis, size_t columns, const double *weights,
                            size_t outputs, double *results, size_t stride, double *squares,
                            double *scratch);

/* lower[i] and upper[i] = centers[i] minus and plus multiple times the root of squares[i]. */
void modality_interval_ends(const double *centers, const double *squares, double multiple,
                            double *lower, double *upper, size_t count);

/* Splits values into halves of 26 bits: values[i] = highs[i] + lows[i]. */
void modality_split(const double *values, double *highs, double *lows, size_t count);

/* Adds the products of two split blocks of `count` values to `lanes` running sums, and what the
   sums cut off to `errors`. Each part of a block stands `stride` numbers behind the one before:
   values, leading halves, trailing halves. */
void modality_add_products(const double *x, const double *y, size_t stride, size_t count,
                           double *sums, double *errors);

/* How many running sums modality_add_products keeps. */
enum { modality_lanes = 32 };

#endif
