#ifndef CDISTRIBUTIONS_H
#define CDISTRIBUTIONS_H

#ifdef __cplusplus
extern "C" {
#endif

/* Cumulative probability of the standard normal distribution at x. */
double modality_normal_cdf(double x);

#ifdef __cplusplus
}
#endif

#endif
