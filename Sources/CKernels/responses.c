#include "CKernels.h"

#include "scalars.h"

#pragma STDC FP_CONTRACT OFF

/* Eight responses stand side by side, one in each lane. Functions take vectors by address: passed
   by value they would need another calling convention on each instruction set. */
typedef double eight __attribute__((vector_size(64), aligned(8), may_alias));
typedef double four __attribute__((vector_size(32), aligned(8), may_alias));

#define INLINE static inline __attribute__((always_inline))

enum { lanes = modality_responses_at_once };

/* How far ahead of the computation memory is asked for, in numbers: beyond a page, which hardware
   does not look past. */
enum { ahead = 2560 };

#define EVENS(x, y) __builtin_shufflevector(x, y, 0, 8, 2, 10, 4, 12, 6, 14)
#define ODDS(x, y) __builtin_shufflevector(x, y, 1, 9, 3, 11, 5, 13, 7, 15)
#define EVEN_PAIRS(x, y) __builtin_shufflevector(x, y, 0, 1, 8, 9, 4, 5, 12, 13)
#define ODD_PAIRS(x, y) __builtin_shufflevector(x, y, 2, 3, 10, 11, 6, 7, 14, 15)
#define FIRST_HALVES(x, y) __builtin_shufflevector(x, y, 0, 1, 2, 3, 8, 9, 10, 11)
#define LAST_HALVES(x, y) __builtin_shufflevector(x, y, 4, 5, 6, 7, 12, 13, 14, 15)

/* Eight numbers of each of eight responses. */
INLINE void transpose_eight(const double *source, size_t rows, eight *target) {
  eight a[lanes], b[lanes], c[lanes];
  for (int i = 0; i < lanes; i++) a[i] = *(const eight *)(source + i * rows);
  for (int i = 0; i < lanes; i += 2) {
    b[i] = EVENS(a[i], a[i + 1]);
    b[i + 1] = ODDS(a[i], a[i + 1]);
  }
  for (int i = 0; i < lanes; i += 4) {
    c[i] = EVEN_PAIRS(b[i], b[i + 2]);
    c[i + 1] = EVEN_PAIRS(b[i + 1], b[i + 3]);
    c[i + 2] = ODD_PAIRS(b[i], b[i + 2]);
    c[i + 3] = ODD_PAIRS(b[i + 1], b[i + 3]);
  }
  for (int i = 0; i < 4; i++) {
    target[i] = FIRST_HALVES(c[i], c[i + 4]);
    target[i + 4] = LAST_HALVES(c[i], c[i + 4]);
  }
}

/* Four numbers of each of eight responses. */
INLINE void transpose_four(const double *source, size_t rows, eight *target) {
  eight a[4];
  for (int i = 0; i < 4; i++) {
    four first = *(const four *)(source + i * rows);
    four second = *(const four *)(source + (i + 4) * rows);
    a[i] = __builtin_shufflevector(first, second, 0, 1, 2, 3, 4, 5, 6, 7);
  }
  eight even0 = EVENS(a[0], a[1]), odd0 = ODDS(a[0], a[1]);
  eight even2 = EVENS(a[2], a[3]), odd2 = ODDS(a[2], a[3]);
  target[0] = EVEN_PAIRS(even0, even2);
  target[1] = EVEN_PAIRS(odd0, odd2);
  target[2] = ODD_PAIRS(even0, even2);
  target[3] = ODD_PAIRS(odd0, odd2);
}

INLINE void transpose(const double *source, size_t rows, eight *target) {
  size_t t = 0;
  for (; t + 8 <= rows; t += 8) transpose_eight(source + t, rows, target + t);
  if (t + 4 <= rows) {
    transpose_four(source + t, rows, target + t);
    t += 4;
  }
  for (; t < rows; t++) {
    double *numbers = (double *)(target + t);
    for (int i = 0; i < lanes; i++) numbers[i] = source[i * rows + t];
  }
}

/* A design, what is wanted of its fits, and where it goes. */
struct task {
  size_t rows;
  int logarithmic;
  const double *basis, *weights;
  size_t outputs;
  double *results;
  size_t stride;
  double *squares, *scratch;
};

/* Effects z = Q'y of eight responses, the sums of squares of y - Qz, and weighted sums of z, of
   which the first `used` are written. */
INLINE void fit_eight(const struct task *task, const double *source, size_t place,
                      const size_t used, const size_t columns) {
  const size_t rows = task->rows;
  const double *basis = task->basis;
  eight *values = (eight *)task->scratch;
  if (task->logarithmic) {
    double *logarithms = task->scratch + lanes * rows;
    for (size_t t = 0; t < lanes * rows; t++) logarithms[t] = logarithm(source[t]);
    source = logarithms;
  }
  transpose(source, rows, values);
  eight effects[modality_widest_basis] = {0}, squares = {0};
  for (size_t t = 0; t < rows; t++) {
    for (size_t j = 0; j < columns; j++) effects[j] += basis[t * columns + j] * values[t];
  }
  for (size_t t = 0; t < rows; t++) {
    eight residual = values[t];
    for (size_t j = 0; j < columns; j++) residual -= basis[t * columns + j] * effects[j];
    squares += residual * residual;
  }
  memcpy(task->squares + place, &squares, used * sizeof(double));
  for (size_t k = 0; k < task->outputs; k++) {
    eight result = {0};
    for (size_t j = 0; j < columns; j++) result += task->weights[k * columns + j] * effects[j];
    memcpy(task->results + k * task->stride + place, &result, used * sizeof(double));
  }
}

INLINE void fit_all(const struct task *task, const double *responses, size_t count,
                    const size_t columns) {
  const size_t size = lanes * task->rows;
  size_t i = 0;
  for (; i + lanes <= count; i += lanes) {
    const double *source = responses + i * task->rows;
    for (size_t t = 0; t < size; t += 8) {
      __builtin_prefetch((const void *)((uintptr_t)(source + t) + ahead * sizeof(double)), 0, 2);
    }
    fit_eight(task, source, i, lanes, columns);
  }
  if (i == count) return;
  /* The last few, in lanes of which some stay empty. */
  double *padded = task->scratch + 2 * size;
  size_t filled = (count - i) * task->rows;
  memcpy(padded, responses + i * task->rows, filled * sizeof(double));
  for (size_t t = filled; t < size; t++) padded[t] = 1;
  fit_eight(task, padded, i, count - i, columns);
}

FOR_EVERY_MACHINE
void modality_fit_responses(const double *responses, size_t rows, size_t count, int logarithmic,
                            const double *basis, size_t columns, const double *weights,
                            size_t outputs, double *results, size_t stride, double *squares,
                            double *scratch) {
  const struct task task = {.rows = rows, .logarithmic = logarithmic, .basis = basis,
                            .weights = weights, .outputs = outputs, .results = results,
                            .stride = stride, .squares = squares, .scratch = scratch};
  /* A number of columns known to the compiler keeps effects in registers. */
  switch (columns) {
    case 1: return fit_all(&task, responses, count, 1);
    case 2: return fit_all(&task, responses, count, 2);
    case 3: return fit_all(&task, responses, count, 3);
    case 4: return fit_all(&task, responses, count, 4);
    case 5: return fit_all(&task, responses, count, 5);
    case 6: return fit_all(&task, responses, count, 6);
  }
}
