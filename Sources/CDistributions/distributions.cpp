#include "CDistributions.h"

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

#include <limits>

namespace {

namespace math = boost::math;

/* Errors become NaN or infinity, and arguments are not promoted to long double, which would make
   results depend on the machine. */
using Quiet = math::policies::policy<
    math::policies::domain_error<math::policies::ignore_error>,
    math::policies::pole_error<math::policies::ignore_error>,
    math::policies::overflow_error<math::policies::ignore_error>,
    math::policies::underflow_error<math::policies::ignore_error>,
    math::policies::denorm_error<math::policies::ignore_error>,
    math::policies::rounding_error<math::policies::ignore_error>,
    math::policies::evaluation_error<math::policies::ignore_error>,
    math::policies::indeterminate_result_error<math::policies::ignore_error>,
    math::policies::promote_double<false>>;

using Normal = math::normal_distribution<double, Quiet>;
using Student = math::students_t_distribution<double, Quiet>;
using Fisher = math::fisher_f_distribution<double, Quiet>;
using ChiSquared = math::chi_squared_distribution<double, Quiet>;

/* No exception may cross into C: whatever Boost still throws becomes NaN. */
template <typename Body> double guarded(Body body) noexcept {
  try {
    return body();
  } catch (...) {
    return std::numeric_limits<double>::quiet_NaN();
  }
}

template <typename D> double density(const D &d, double x) {
  return guarded([&] { return math::pdf(d, x); });
}
template <typename D> double lower(const D &d, double x) {
  return guarded([&] { return math::cdf(d, x); });
}
template <typename D> double upper(const D &d, double x) {
  return guarded([&] { return math::cdf(math::complement(d, x)); });
}
template <typename D> double lowerQuantile(const D &d, double p) {
  return guarded([&] { return math::quantile(d, p); });
}
template <typename D> double upperQuantile(const D &d, double p) {
  return guarded([&] { return math::quantile(math::complement(d, p)); });
}

} // namespace

extern "C" {

double modality_normal_density(double x) { return density(Normal(), x); }
double modality_normal_cdf(double x) { return lower(Normal(), x); }
double modality_normal_survival(double x) { return upper(Normal(), x); }
double modality_normal_quantile(double p) { return lowerQuantile(Normal(), p); }
double modality_normal_upper_quantile(double p) { return upperQuantile(Normal(), p); }

double modality_student_density(double v, double x) { return density(Student(v), x); }
double modality_student_cdf(double v, double x) { return lower(Student(v), x); }
double modality_student_survival(double v, double x) { return upper(Student(v), x); }
double modality_student_quantile(double v, double p) { return lowerQuantile(Student(v), p); }
double modality_student_upper_quantile(double v, double p) { return upperQuantile(Student(v), p); }

double modality_f_density(double a, double b, double x) { return density(Fisher(a, b), x); }
double modality_f_cdf(double a, double b, double x) { return lower(Fisher(a, b), x); }
double modality_f_survival(double a, double b, double x) { return upper(Fisher(a, b), x); }
double modality_f_quantile(double a, double b, double p) { return lowerQuantile(Fisher(a, b), p); }
double modality_f_upper_quantile(double a, double b, double p) {
  return upperQuantile(Fisher(a, b), p);
}

double modality_chi_squared_density(double v, double x) { return density(ChiSquared(v), x); }
double modality_chi_squared_cdf(double v, double x) { return lower(ChiSquared(v), x); }
double modality_chi_squared_survival(double v, double x) { return upper(ChiSquared(v), x); }
double modality_chi_squared_quantile(double v, double p) { return lowerQuantile(ChiSquared(v), p); }
double modality_chi_squared_upper_quantile(double v, double p) {
  return upperQuantile(ChiSquared(v), p);
}
}
