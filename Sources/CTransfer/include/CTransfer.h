/* HTTP requests through libcurl, which is opened when the first session begins and not when the
   program starts: no other part of the program loads it, and none pays for loading it. */
#ifndef CTRANSFER_H
#define CTRANSFER_H

#include <stddef.h>

typedef struct transfer_session transfer_session;

/* One request. It is a POST when there is a body. */
typedef struct {
  const char *url;
  const char *body;
  size_t body_length;
  /* Lines such as "Accept: application/json". */
  const char *const *headers;
  size_t header_count;
  const char *user_agent;
  /* Plain HTTP instead of HTTPS, and then past every proxy: for servers on this machine. */
  int is_plain;
  long connect_milliseconds;
  long total_milliseconds;
} transfer_request;

typedef enum {
  TRANSFER_DONE,
  TRANSFER_TIMED_OUT,
  TRANSFER_NOT_CONNECTED,
  TRANSFER_BROKEN,
  TRANSFER_NOT_TRUSTED,
  TRANSFER_REFUSED_BY_SINK,
  TRANSFER_FAILED
} transfer_outcome;

typedef struct {
  transfer_outcome outcome;
  long status;
  /* libcurl's words for what went wrong; empty when nothing did. */
  char reason[256];
} transfer_result;

/* Takes bytes; anything but zero ends the transfer. */
typedef int (*transfer_sink)(void *context, const char *bytes, size_t length);

/* Opens libcurl and a session. Answers NULL, or why there is none, in words that stay. */
const char *transfer_open(transfer_session **session);
void transfer_close(transfer_session *session);

/* Carries out a request; redirects are answers like others. */
void transfer_perform(transfer_session *session, const transfer_request *request,
                      transfer_sink take_header, transfer_sink take_body, void *context,
                      transfer_result *result);

#endif
