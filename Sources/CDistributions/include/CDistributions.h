#ifndef CDISTRIBUTIONS_H
#define CDISTRIBUTIONS_H

/* Probability distributions of Boost.Math behind a C header. Parameters outside a function's domain
   give NaN, results beyond the range of a double give an infinity or zero; nothing is thrown.
   `survival` is 1 − cdf without cancellation; `upper_quantile` is the quantile of 1 − p likewise. */

#ifdef __cplusplus
extern "C" {
#endif

double modality_normal_density(double x);
double modality_normal_cdf(double x);
double modality_normal_survival(double x);
double modality_normal_quantile(double p);
double modality_normal_upper_quantile(double p);

double modality_student_density(double degrees, double x);
double modality_student_cdf(double degrees, double x);
double modality_student_survival(double degrees, double x);
double modality_student_quantile(double degrees, double p);
double modality_student_upper_quantile(double degrees, double p);

double modality_f_density(double numerator, double denominator, double x);
double modality_f_cdf(double numerator, double denominator, double x);
double modality_f_survival(double numerator, double denominator, double x);
double modality_f_quantile(double numerator, double denominator, double p);
double modality_f_upper_quantile(double numerator, double denominator, double p);

double modality_chi_squared_density(double degrees, double x);
double modality_chi_squared_cdf(double degrees, double x);
double modality_chi_squared_survival(double degrees, double x);
double modality_chi_squared_quantile(double degrees, double p);
double modality_chi_squared_upper_quantile(double degrees, double p);

#ifdef __cplusplus
}
#endif

#endif
