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

/* Asks for memory that will be read soon. */
void modality_prefetch(const double *memory, size_t count);

/* Turns `count` columns of `rows` numbers into `rows` rows of `count` numbers. */
void modality_transpose(const double *source, size_t rows, size_t count, double *target);

/* One row of a block of responses: effects[j * count + i] += weights[j] * values[i]. */
void modality_add_effects(const double *weights, size_t columns, const double *values,
                          double *effects, size_t count);

/* sums[i] += (values[i] - sum over j of weights[j] * effects[j * count + i])^2 */
void modality_add_squares(const double *weights, size_t columns, const double *values,
                          const double *effects, double *sums, size_t count);

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
