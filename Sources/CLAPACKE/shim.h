/* LAPACK's C interface and OpenBLAS's CBLAS, as Debian's liblapacke-dev and libopenblas-dev give
   them. `lapack_int` is a macro that Swift cannot see: it is `int` here, so Swift uses Int32. */
#include <cblas.h>
#include <lapacke.h>
